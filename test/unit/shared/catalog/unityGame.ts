import { dsn, hex, playfabSecret, uuid, type Game, type Held } from './gameParts'
import { unityJson, unityJsonValues } from './unityJson'

function asset(name: string, script: string, body: string): string {
  return `%YAML 1.1
%TAG !u! tag:unity3d.com,2011:
--- !u!114 &11400000
MonoBehaviour:
  m_ObjectHideFlags: 0
  m_CorrespondingSourceObject: {fileID: 0}
  m_PrefabInstance: {fileID: 0}
  m_PrefabAsset: {fileID: 0}
  m_GameObject: {fileID: 0}
  m_Enabled: 1
  m_EditorHideFlags: 0
  m_Script: {${script}, type: 3}
  m_Name: ${name}
  m_EditorClassIdentifier:${' '}
${body}
`
}

const appSettings = (ids: Held, more = '') =>
  [
    '  AppSettings:',
    ...Object.entries(ids).map(([key, id]) => `    ${key}: ${id}`),
    '    Port: 0',
    '    NetworkLogging: 1',
    more,
  ].join('\n')

const photonAssets = {
  'Assets/Photon/PhotonUnityNetworking/Resources/PhotonServerSettings.asset': asset(
    'PhotonServerSettings',
    'fileID: 11500000, guid: 9f3758f8f58fdef43803eb9be1df0608',
    appSettings(
      {
        AppIdRealtime: uuid('1'),
        AppIdFusion: '',
        AppIdChat: uuid('2'),
        AppIdVoice: uuid('3'),
        AppVersion: '1.4',
        UseNameServer: '1',
        FixedRegion: 'eu',
        Server: '',
      },
      `  DevRegion: \n  AppIdRealtime: ${uuid('0')}`,
    ),
  ),
  'Assets/Photon/Fusion/Resources/PhotonAppSettings.asset': asset(
    'PhotonAppSettings',
    'fileID: 1878438611, guid: 7de3b8b9e1263ad479e2d0c4261b7646',
    appSettings({
      AppIdRealtime: '',
      AppIdFusion: uuid('4'),
      AppIdChat: uuid('2'),
      AppIdVoice: uuid('3'),
      AppVersion: '1.4',
      FixedRegion: 'eu',
    }),
  ),
  'Assets/QuantumUser/Resources/PhotonServerSettings.asset': asset(
    'PhotonServerSettings',
    'fileID: 11500000, guid: 1a2fd84990211594491ac3c7e3e15257',
    appSettings({
      AppIdRealtime: '',
      AppIdFusion: '',
      AppIdQuantum: uuid('5'),
      AppIdChat: uuid('2'),
      AppIdVoice: uuid('3'),
      AppVersion: '1.4',
      FixedRegion: 'eu',
    }),
  ),
}

const list = (key: string, entries: readonly string[]) => [`  ${key}:`, ...entries.map((entry) => `  - ${entry}`)].join('\n')

export const unityGame: Game = {
  fixture: 'unity-project',
  files: {
    ...photonAssets,
    'Assets/PlayFabSDK/Shared/Public/Resources/PlayFabSharedSettings.asset': asset(
      'PlayFabSharedSettings',
      'fileID: 11500000, guid: 093286084a3d1994a9c28281a1c38b1d',
      `  TitleId: 9A1B2\n  DeveloperSecretKey: ${playfabSecret}\n  ProductionEnvironmentUrl: \n  RequestType: 0`,
    ),
    'Assets/Resources/GameAnalytics/Settings.asset': asset(
      'Settings',
      'fileID: 11500000, guid: 6f78192cec1344d83a177ac5e6139ab3',
      [
        '  Organizations: []',
        list('gameKey', [hex('1'), hex('2'), '']),
        list('secretKey', [hex('3', 40), hex('4', 40), '']),
        list('Build', ['0.1', '0.2', '0.1']),
        // Android, iOS, Windows: 32-bit numbers, the lowest byte first.
        '  Platforms: 0b0000000800000002000000',
      ].join('\n'),
    ),
    'Assets/LootLockerSDK/Resources/Config/LootLockerConfig.asset': asset(
      'LootLockerConfig',
      'fileID: 11500000, guid: 182cd195a28310e479cddf7ff82822f8',
      `  apiKey: dev_${hex('5')}\n  domainKey: ab12cd34\n  game_version: 0.9.0.0\n  adminToken: ${hex('6', 40)}`,
    ),
    'Assets/Resources/Sentry/SentryOptions.asset': asset(
      'SentryOptions',
      'fileID: -668357930, guid: 43ec428a58422470fa764bdba9d9bc19',
      `  <Enabled>k__BackingField: 1\n  <Dsn>k__BackingField: ${dsn('7')}\n  <EnvironmentOverride>k__BackingField: staging`,
    ),
    'Assets/Plugins/Sentry/SentryCliOptions.asset': asset(
      'SentryCliOptions',
      'fileID: -1231231234, guid: 43ec428a58422470fa764bdba9d9bc19',
      `  <UploadSymbols>k__BackingField: 1\n  <Auth>k__BackingField: sntryu_${hex('8', 64)}\n  <Organization>k__BackingField: tide\n  <Project>k__BackingField: lantern`,
    ),
    ...unityJson,
    'Assets/Resources/Talo Settings.asset': asset(
      'Talo Settings',
      'fileID: 11500000, guid: 49b9c417269f7cf408803966b024d3b8',
      '  accessKey: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.made-up\n  apiUrl: https://api.trytalo.com',
    ),
  },
  values: {
    photon: {
      appIdRealtime: uuid('1'),
      appIdFusion: uuid('4'),
      appIdQuantum: uuid('5'),
      appIdChat: uuid('2'),
      appIdVoice: uuid('3'),
      appVersion: '1.4',
      fixedRegion: 'eu',
    },
    playfab: { titleId: '9A1B2' },
    gameanalytics: {
      gameKeyAndroid: hex('1'),
      secretKeyAndroid: hex('3', 40),
      gameKeyIos: hex('2'),
      secretKeyIos: hex('4', 40),
      gameKeyWindows: '',
      gameKeyMac: '',
    },
    lootlocker: { apiKey: `dev_${hex('5')}`, domainKey: 'ab12cd34', gameVersion: '0.9.0.0' },
    sentry: { dsn: dsn('7'), environmentName: 'staging', organization: 'tide', project: 'lantern' },
    ...unityJsonValues,
    talo: { accessKey: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOjF9.made-up', apiUrl: 'https://api.trytalo.com' },
  },
  secrets: {
    playfab: { secretKey: playfabSecret },
    lootlocker: { adminToken: hex('6', 40) },
    sentry: { authToken: `sntryu_${hex('8', 64)}` },
  },
}
