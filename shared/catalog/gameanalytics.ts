import type { TextField } from './fields'
import type { Service } from './service'
import { runtime } from './presetFields'

/** A platform: its name in field ids and in Unreal's keys, its name for people, and Unity's number for it. */
type Platform = { id: string; name: string; unity: number; unreal?: string }

const platforms: readonly Platform[] = [
  { id: 'Windows', name: 'Windows', unity: 2, unreal: 'Windows' },
  { id: 'Mac', name: 'macOS', unity: 1, unreal: 'Mac' },
  { id: 'Linux', name: 'Linux', unity: 13, unreal: 'Linux' },
  { id: 'Android', name: 'Android', unity: 11, unreal: 'Android' },
  { id: 'Ios', name: 'iOS', unity: 8, unreal: 'Ios' },
  { id: 'WebGl', name: 'WebGL', unity: 17 },
]

const unreal = '/Script/GameAnalyticsEditor.GameAnalyticsProjectSettings'

const fieldsOf = ({ id, name }: Platform): TextField[] => [
  runtime({
    id: `gameKey${id}`,
    label: `Game Key, ${name}`,
    help: 'Game settings of GameAnalytics. Names the game.',
    link: 'dashboard',
    doubts: [{ pattern: '^[0-9a-f]{32}$', message: 'Game keys usually are 32 characters, 0-9 and a-f; this one is not.' }],
  }),
  runtime({
    id: `secretKey${id}`,
    label: `Secret Key, ${name}`,
    help: 'The SDK signs what it sends with it, so it ships, in spite of its name.',
    link: 'dashboard',
    doubts: [{ pattern: '^[0-9a-f]{40}$', message: 'Secret keys usually are 40 characters, 0-9 and a-f; this one is not.' }],
  }),
]

/** The entry of Unity's list that belongs to a platform: the SDK keeps the platforms' numbers in another list. */
const inUnity = (key: string, { unity }: Platform) => ({ key, inside: `[@Platforms=${unity}]` })

/**
 * GameAnalytics: a game key and a secret key for each platform. There is no check, since its requests are signed with the
 * secret key, and data can't say how.
 */
export const gameanalytics: Service = {
  version: 1,
  id: 'gameanalytics',
  label: 'GameAnalytics',
  summary: 'Analytics. Each platform has a game key and a secret key, and both ship in the game.',
  isOptional: true,
  caution:
    'Both keys ship by design, but whoever has them can send false events in the name of your game. Keep them out of public ' +
    'repositories.',
  environments: 'GameAnalytics has no test and live environments. A second game there can stand for one.',
  links: { dashboard: { label: 'Open GameAnalytics', url: 'https://tool.gameanalytics.com' } },
  places: [
    {
      id: 'unity',
      label: 'Unity asset',
      engine: 'unity',
      ships: true,
      file: { script: '6f78192cec1344d83a177ac5e6139ab3', standard: 'Assets/Resources/GameAnalytics/Settings.asset' },
      format: 'unityTree',
      values: Object.fromEntries(
        platforms.flatMap((platform) => [
          [`gameKey${platform.id}`, inUnity('gameKey', platform)],
          [`secretKey${platform.id}`, inUnity('secretKey', platform)],
        ]),
      ),
      absent: 'Unity makes it when the menu Window, GameAnalytics, Select Settings is used. Add the platforms there.',
    },
    {
      id: 'unreal',
      label: 'DefaultEngine.ini',
      engine: 'unreal',
      ships: true,
      file: { path: 'Config/DefaultEngine.ini' },
      format: 'unrealTree',
      values: Object.fromEntries(
        platforms.flatMap((platform) =>
          platform.unreal === undefined
            ? []
            : [
                [`gameKey${platform.id}`, { section: unreal, key: `${platform.unreal}GameKey` }],
                [`secretKey${platform.id}`, { section: unreal, key: `${platform.unreal}SecretKey` }],
              ],
        ),
      ),
    },
  ],
  found: [
    { engine: 'unity', package: 'com.gameanalytics.sdk' },
    { engine: 'unreal', plugin: 'GameAnalytics' },
  ],
  sections: platforms.map((platform, at) => ({
    id: `keys${platform.id}`,
    label: platform.name,
    fields: fieldsOf(platform),
    ...(at === 0 && { shows: ['targets'] as const }),
  })),
}
