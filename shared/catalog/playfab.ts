import type { Service } from './service'
import { runtime, secret } from './presetFields'

const unreal = '/Script/PlayFabCommon.PlayFabRuntimeSettings'

/** PlayFab: each title has an ID, which ships, and secret keys, which the SDK's own asset would ship too. */
export const playfab: Service = {
  version: 1,
  id: 'playfab',
  label: 'PlayFab',
  summary: 'Backend of a game. The title ID ships; the developer secret key is for servers only.',
  isOptional: true,
  caution:
    'Whoever has the developer secret key can change every player and every setting of the title. The SDK has a field for ' +
    'it in a file that ships: leave that one empty, and keep the key here or on a server.',
  environments: {},
  portal: { url: 'https://{titleId}.playfabapi.com', basePath: '' },
  links: { manager: { label: 'Open PlayFab Game Manager', url: 'https://developer.playfab.com' } },
  check: {
    label: 'Check Secret Key',
    help: 'Asks for an entity token of the title with the secret key, and throws it away. Nothing is changed.',
    sends: ['titleId', 'secretKey'],
    request: {
      method: 'POST',
      path: '/Authentication/GetEntityToken',
      headers: { 'X-SecretKey': '{secretKey}' },
      json: {},
    },
    answers: [
      { status: [200], body: { at: '/code', is: 200 }, verdict: 'valid', text: 'PlayFab accepts the secret key.' },
      { status: [401], verdict: 'invalid', text: 'PlayFab does not accept this secret key for the title.' },
      {
        status: [400, 404],
        body: { at: '/error', is: 'InvalidTitleId' },
        verdict: 'invalid',
        text: 'PlayFab does not know this title ID.',
      },
    ],
  },
  places: [
    {
      id: 'unity',
      label: 'Unity asset',
      engine: 'unity',
      ships: true,
      file: {
        script: '093286084a3d1994a9c28281a1c38b1d',
        standard: 'Assets/PlayFabSDK/Shared/Public/Resources/PlayFabSharedSettings.asset',
      },
      format: 'unityAsset',
      values: { titleId: { key: 'TitleId' } },
      secrets: { secretKey: { key: 'DeveloperSecretKey' } },
      absent: 'It comes with the PlayFab SDK. The title ID is then written here.',
    },
    {
      id: 'unreal',
      label: 'DefaultEngine.ini',
      engine: 'unreal',
      ships: true,
      file: { path: 'Config/DefaultEngine.ini' },
      format: 'unrealTree',
      values: { titleId: { section: unreal, key: 'TitleId' } },
      secrets: { secretKey: { section: unreal, key: 'DeveloperSecretKey' } },
    },
    {
      id: 'godot',
      label: 'project.godot',
      engine: 'godot',
      ships: true,
      file: { path: 'project.godot' },
      format: 'godot',
      values: { titleId: { section: 'playfab', key: 'title_id' } },
    },
  ],
  found: [
    { engine: 'unreal', plugin: 'PlayFab' },
    { engine: 'godot', addon: 'godot-playfab' },
  ],
  sections: [
    {
      id: 'keys',
      label: 'Title',
      shows: ['check'],
      fields: [
        runtime({
          id: 'titleId',
          label: 'Title ID',
          help: 'Game Manager: the title, Settings, API Features.',
          perEnvironment: true,
          variable: 'PLAYFAB_TITLE_ID',
          link: 'manager',
          doubts: [
            { pattern: '^[0-9A-F]{4,6}$', message: 'Title IDs usually are 4 to 6 characters, 0-9 and A-F; this one is not.' },
          ],
        }),
        secret({
          id: 'secretKey',
          label: 'Developer Secret Key',
          help: 'Game Manager: the title, Settings, Secret Keys. For servers and tools only.',
          perEnvironment: true,
          variable: 'PLAYFAB_DEV_SECRET_KEY',
          link: 'manager',
          doubts: [
            {
              pattern: '^[A-Z0-9]{50}$',
              message: 'Stored. Secret keys usually are 50 characters, A-Z and 0-9; this one is not.',
            },
          ],
        }),
      ],
    },
  ],
}
