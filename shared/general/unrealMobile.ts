import { anyLine, anyNumber, identifier, packageName, wholeNumber } from './checks'
import type { GeneralSection } from './row'

const platform = { kind: 'text', class: 'runtime', file: 'Config/DefaultEngine.ini', format: 'ini', canAdd: true } as const
const android = { ...platform, section: '/Script/AndroidRuntimeSettings.AndroidRuntimeSettings' } as const
const ios = { ...platform, section: '/Script/IOSRuntimeSettings.IOSRuntimeSettings' } as const

/** Edit > Project Settings: Platforms - Android, Platforms - iOS. */
export const unrealMobile: GeneralSection = {
  id: 'identifiers',
  label: 'Identifiers',
  rows: [
    {
      ...android,
      id: 'unreal.android.packageName',
      label: 'Android package',
      help: 'Identifies the game in app stores. [PROJECT] becomes the project’s name.',
      key: 'PackageName',
      check: packageName,
    },
    {
      ...android,
      id: 'unreal.android.storeVersion',
      label: 'Android store version',
      help: 'Must increase with every upload.',
      key: 'StoreVersion',
      check: wholeNumber,
      breaks: anyNumber,
    },
    {
      ...android,
      id: 'unreal.android.versionName',
      label: 'Android version name',
      help: 'The version players see in the store.',
      key: 'VersionDisplayName',
      check: anyLine,
    },
    {
      ...android,
      id: 'unreal.android.displayName',
      label: 'Android display name',
      isProse: true,
      help: 'Shown below the icon on the device.',
      key: 'ApplicationDisplayName',
      check: anyLine,
    },
    {
      ...ios,
      id: 'unreal.ios.bundleIdentifier',
      label: 'iOS identifier',
      help: 'Identifies the game in app stores. [PROJECT_NAME] becomes the project’s name.',
      key: 'BundleIdentifier',
      check: identifier,
    },
    {
      ...ios,
      id: 'unreal.ios.bundleDisplayName',
      label: 'iOS display name',
      isProse: true,
      help: 'Shown below the icon on the device.',
      key: 'BundleDisplayName',
      check: anyLine,
    },
    {
      ...ios,
      id: 'unreal.ios.version',
      label: 'iOS version',
      help: 'The version players see in the App Store.',
      key: 'VersionInfo',
      check: anyLine,
    },
  ],
}
