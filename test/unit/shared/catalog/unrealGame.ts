import { dsn, hex, playfabSecret, type Game } from './gameParts'

export const unrealGame: Game = {
  fixture: 'unreal-project',
  files: {
    'Config/DefaultEngine.ini': `[/Script/EngineSettings.GameMapsSettings]
GameDefaultMap=/Game/Maps/Lantern.Lantern

[/Script/PlayFabCommon.PlayFabRuntimeSettings]
ProductionEnvironmentURL=
TitleId=9A1B2
DeveloperSecretKey=${playfabSecret}

[/Script/GameAnalyticsEditor.GameAnalyticsProjectSettings]
AndroidGameKey=${hex('1')}
AndroidSecretKey=${hex('3', 40)}
IosGameKey=${hex('2')}
WindowsGameKey=${hex('4')}
LinuxGameKey=${hex('5')}
MacSecretKey=${hex('6', 40)}

[/Script/Sentry.SentrySettings]
Dsn="${dsn('7')}"
Environment=production

[OnlineSubsystemSteam]
bEnabled=True
SteamDevAppId=480

[/Script/OnlineSubsystemEOS.EOSSettings]
DefaultArtifactName=Shore
+Artifacts=(ArtifactName="Other",ClientId="other",ClientSecret="other",ProductId="other",SandboxId="other",DeploymentId="other",EncryptionKey="")
+Artifacts=(ArtifactName="Shore",ClientId="xyza7891${'Ab1'.repeat(8)}",ClientSecret="${'s/+'.repeat(14)}x",ProductId="${hex('1')}",SandboxId="${hex('2')}",DeploymentId="${hex('3')}",EncryptionKey="${hex('4', 64)}")

[/Script/DiscordPartnerSDK.DiscordPartnerSDKSettings]
ApplicationIdString=123456789012345678
`,
    'sentry.properties': `defaults.project=lantern
defaults.org=tide

auth.token=sntryu_${hex('8', 64)}
`,
    'Config/DefaultGame.ini': `[/Script/LootLockerSDK.LootLockerConfig]
LootLockerGameKey=prod_${hex('5')}
DomainKey=ab12cd34
GameVersion=0.9.0.0
`,
  },
  values: {
    playfab: { titleId: '9A1B2' },
    gameanalytics: {
      gameKeyAndroid: hex('1'),
      secretKeyAndroid: hex('3', 40),
      gameKeyIos: hex('2'),
      gameKeyWindows: hex('4'),
      gameKeyLinux: hex('5'),
      secretKeyMac: hex('6', 40),
    },
    sentry: { dsn: dsn('7'), environmentName: 'production', organization: 'tide', project: 'lantern' },
    steam: { appId: '480' },
    epic: {
      artifactName: 'Shore',
      clientId: `xyza7891${'Ab1'.repeat(8)}`,
      clientSecret: `${'s/+'.repeat(14)}x`,
      productId: hex('1'),
      sandboxId: hex('2'),
      deploymentId: hex('3'),
      encryptionKey: hex('4', 64),
    },
    discord: { applicationId: '123456789012345678' },
    lootlocker: { apiKey: `prod_${hex('5')}`, domainKey: 'ab12cd34', gameVersion: '0.9.0.0' },
  },
  secrets: { playfab: { secretKey: playfabSecret }, sentry: { authToken: `sntryu_${hex('8', 64)}` } },
}
