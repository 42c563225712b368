import { anyLine, anyNumber, buildNumber, identifier, nameOfGame, packageName, wholeNumber } from './checks'
import type { GeneralSection } from './row'

const settings = {
  kind: 'text',
  class: 'runtime',
  file: 'ProjectSettings/ProjectSettings.asset',
  format: 'unity',
} as const

/** Unity 5, and Unity 4: one identifier for all platforms. */
const ofAllPlatforms = [{ key: 'bundleIdentifier' }, { key: 'iPhoneBundleIdentifier' }] as const

/** Edit > Project Settings > Player. */
export const unitySections: readonly GeneralSection[] = [
  {
    id: 'product',
    label: 'Product',
    rows: [
      {
        ...settings,
        id: 'unity.productName',
        label: 'Product name',
        isProse: true,
        help: 'With the company, it names the folder of saved games.',
        key: 'productName',
        check: nameOfGame,
        isName: true,
      },
      {
        ...settings,
        id: 'unity.companyName',
        label: 'Company',
        isProse: true,
        help: 'With the product, it names the folder of saved games.',
        key: 'companyName',
        check: nameOfGame,
        default: 'DefaultCompany',
      },
      {
        ...settings,
        id: 'unity.bundleVersion',
        label: 'Version',
        help: 'The version players see, on all platforms.',
        key: 'bundleVersion',
        older: [{ key: 'iPhoneBundleVersion' }],
        check: anyLine,
      },
      {
        ...settings,
        id: 'unity.icon',
        kind: 'icon',
        label: 'Default icon',
        help: 'Used where a platform has no icon of its own. Chosen in Unity.',
        key: 'm_BuildTargetIcons',
        check: anyLine,
      },
    ],
  },
  {
    id: 'identifiers',
    label: 'Identifiers',
    rows: [
      {
        ...settings,
        id: 'unity.identifier.standalone',
        label: 'Desktop identifier',
        help: 'Used where Unity’s override is on.',
        section: 'applicationIdentifier',
        key: 'Standalone',
        notBeside: ofAllPlatforms,
        check: identifier,
      },
      {
        ...settings,
        id: 'unity.identifier.android',
        label: 'Android package',
        help: 'Identifies the game in app stores.',
        section: 'applicationIdentifier',
        key: 'Android',
        notBeside: ofAllPlatforms,
        check: packageName,
        canAdd: true,
      },
      {
        ...settings,
        id: 'unity.identifier.ios',
        label: 'iOS identifier',
        help: 'Identifies the game in app stores.',
        section: 'applicationIdentifier',
        key: 'iPhone',
        older: [{ section: 'applicationIdentifier', key: 'iOS' }],
        notBeside: ofAllPlatforms,
        check: identifier,
        canAdd: true,
      },
      {
        ...settings,
        id: 'unity.bundleIdentifier',
        label: 'Bundle identifier',
        help: 'For all platforms, in the layout of Unity 5 and 4.',
        key: 'bundleIdentifier',
        older: [{ key: 'iPhoneBundleIdentifier' }],
        check: identifier,
        isOlder: true,
      },
      {
        ...settings,
        id: 'unity.androidVersionCode',
        label: 'Android version code',
        help: 'Must increase with every upload.',
        key: 'AndroidBundleVersionCode',
        check: wholeNumber,
        breaks: anyNumber,
      },
      {
        ...settings,
        id: 'unity.iosBuildNumber',
        label: 'iOS build number',
        help: 'Must increase with every upload.',
        section: 'buildNumber',
        key: 'iPhone',
        older: [{ section: 'buildNumber', key: 'iOS' }, { key: 'iPhoneBuildNumber' }],
        check: buildNumber,
        canAdd: true,
      },
    ],
  },
]
