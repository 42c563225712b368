import { anyNumber, buildNumber, identifier, packageName, wholeNumber, zeroOrOne } from './checks'
import type { GeneralSection } from './row'

const settings = {
  kind: 'text',
  class: 'runtime',
  file: 'ProjectSettings/ProjectSettings.asset',
  format: 'unity',
} as const

/** Unity 5, and Unity 4: one identifier for all platforms. */
const ofAllPlatforms = [{ key: 'bundleIdentifier' }, { key: 'iPhoneBundleIdentifier' }] as const

/**
 * Unity renamed this key of its maps in patches of 2018.4 and 2019, nobody noted in which. Where the version does not tell,
 * the file alone can show which one it has.
 */
const iPhone = {
  key: 'iPhone',
  versions: [
    ['2018.4.36', '2018.4'],
    ['2020.1', null],
  ],
} as const
const iOS = { key: 'iOS', versions: [['5.6', '2018.4.21']] } as const

const build = {
  ...settings,
  help: 'Must increase with every upload.',
  section: 'buildNumber',
  check: buildNumber,
} as const

/** Edit > Project Settings > Player: Other Settings, Identification. */
export const unityIdentifiers: GeneralSection = {
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
      ...iPhone,
      older: [{ section: 'applicationIdentifier', ...iOS }],
      alike: 'buildNumber',
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
      ifThere: true,
    },
    {
      ...settings,
      id: 'unity.identifier.override',
      kind: 'switch',
      states: { on: '1', off: '0' },
      label: 'Override default identifier',
      help: 'Whether Unity takes the identifiers above, or makes them of company and product name.',
      key: 'overrideDefaultApplicationIdentifier',
      check: zeroOrOne,
      breaks: zeroOrOne,
      ifThere: true,
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
      ...build,
      id: 'unity.iosBuildNumber',
      label: 'iOS build number',
      ...iPhone,
      older: [{ section: 'buildNumber', ...iOS }, { key: 'iPhoneBuildNumber' }],
      alike: 'applicationIdentifier',
      canAdd: true,
    },
    { ...build, id: 'unity.macBuildNumber', label: 'macOS build number', key: 'Standalone', ifThere: true },
    { ...build, id: 'unity.tvosBuildNumber', label: 'tvOS build number', key: 'tvOS', ifThere: true },
    {
      ...build,
      id: 'unity.visionosBuildNumber',
      label: 'visionOS build number',
      key: 'VisionOS',
      // As the first versions that knew the platform called it.
      older: [{ section: 'buildNumber', key: 'Bratwurst' }],
      ifThere: true,
    },
  ],
}
