import type { Service } from './service'
import { notBeginningWith } from './notBeginning'
import { lootlockerPlaces } from './lootlockerPlaces'
import { runtime, secret } from './presetFields'

const shape = '^(?:dev|prod)_[0-9a-f]{32}$'
/** The SDK itself tells development from production by these beginnings. */
const isForLive = { pattern: notBeginningWith('dev_'), environment: 'live' }
const isForTest = { pattern: notBeginningWith('prod_'), environment: 'test' }

/** LootLocker: a game key for each environment, whose beginning says which one, and a server key. */
export const lootlocker: Service = {
  version: 1,
  id: 'lootlocker',
  label: 'LootLocker',
  summary: 'Backend of a game. Game keys ship and begin with dev_ or prod_; server keys stay on a server.',
  isOptional: true,
  experimental: 'How a server key is checked was observed with other clients.',
  caution: 'A server key can change every player. The admin token is your own sign-in of the editor: leave it out of a build.',
  environments: {},
  portal: { url: 'https://api.lootlocker.io', basePath: '' },
  links: { console: { label: 'Open API keys', url: 'https://console.lootlocker.com/settings/api-keys' } },
  check: {
    label: 'Check Server Key',
    help: 'Opens a server session, which ends by itself within the hour. Nothing else is changed.',
    sends: ['serverKey'],
    request: {
      method: 'POST',
      path: '/server/session',
      headers: { 'LL-Version': '2021-03-01', 'x-server-key': '{serverKey}' },
      json: { game_version: '1.0.0.0' },
    },
    answers: [
      { status: [200], verdict: 'valid', text: 'LootLocker accepts the server key.' },
      { status: [401, 403], verdict: 'invalid', text: 'LootLocker does not accept the server key.' },
    ],
  },
  places: lootlockerPlaces,
  found: [
    { engine: 'unity', package: 'com.lootlocker.lootlockersdk' },
    { engine: 'unreal', plugin: 'LootLockerSDK' },
    { engine: 'godot', addon: 'LootLockerSDK' },
  ],
  sections: [
    {
      id: 'game',
      label: 'Game',
      fields: [
        runtime({
          id: 'apiKey',
          label: 'Game API Key',
          help: 'Console: Settings, API Keys. Each environment has keys of its own.',
          perEnvironment: true,
          link: 'console',
          doubts: [
            { ...isForLive, message: 'This key begins with dev_: it is for development, and should not be in a live game.' },
            { ...isForTest, message: 'This key begins with prod_: it is for the live game, and players would see tests.' },
            {
              pattern: shape,
              message: 'Game keys usually are dev_ or prod_ and 32 characters, 0-9 and a-f; this one is not.',
            },
          ],
        }),
        runtime({
          id: 'domainKey',
          label: 'Domain Key',
          help: 'Console: Settings, API Keys. Part of the address that the game uses.',
          link: 'console',
          doubts: [{ pattern: '^[a-z0-9]{8}$', message: 'Domain keys usually are 8 characters, a-z and 0-9; this one is not.' }],
        }),
        runtime({
          id: 'gameVersion',
          label: 'Game Version',
          help: 'Such as 1.0.0.0. Sent with each session.',
        }),
      ],
    },
    {
      id: 'server',
      label: 'Server and editor',
      shows: ['check'],
      fields: [
        secret({
          id: 'serverKey',
          label: 'Server Key',
          help: 'Console: Settings, API Keys, Server API Keys.',
          perEnvironment: true,
          variable: 'LOOTLOCKER_SERVER_KEY',
          link: 'console',
          doubts: [
            { ...isForLive, message: 'Stored. This key begins with dev_: it is for development, not for the live game.' },
            { ...isForTest, message: 'Stored. This key begins with prod_: it is for the live game, not for tests.' },
            {
              pattern: shape,
              message: 'Stored. Server keys usually are dev_ or prod_ and 32 characters, 0-9 and a-f; this one is not.',
            },
          ],
        }),
        secret({
          id: 'adminToken',
          label: 'Admin Token',
          help: 'Your own sign-in of the Unity editor. The SDK keeps it in the asset that ships.',
          variable: 'LOOTLOCKER_ADMIN_TOKEN',
          link: 'console',
        }),
      ],
    },
  ],
}
