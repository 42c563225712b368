import { anyLine, buildNumber, identifier, packageName, plainNumber, wholeNumber } from './checks'
import type { GeneralSection } from './row'

const preset = {
  kind: 'text',
  class: 'runtime',
  file: 'export_presets.cfg',
  format: 'presets',
  section: 'preset.{part}.options',
  check: anyLine,
  // Godot writes every option of a preset that its version knows.
  ifThere: true,
} as const

const name = { ...preset, isProse: true } as const
const version = { ...preset, check: (text: string) => (text === '' ? null : buildNumber(text)) } as const

const copyright = {
  ...name,
  label: 'Copyright',
  help: 'Shown in the properties of the program.',
  key: 'application/copyright',
} as const

const windows: GeneralSection = {
  id: 'windows',
  label: 'Windows',
  of: 'Windows Desktop',
  rows: [
    {
      ...name,
      id: 'godot.windows.productName',
      label: 'Product name',
      help: 'Shown in the properties of the program.',
      key: 'application/product_name',
    },
    {
      ...name,
      id: 'godot.windows.companyName',
      label: 'Company',
      help: 'Shown in the properties of the program.',
      key: 'application/company_name',
    },
    {
      ...preset,
      id: 'godot.windows.fileVersion',
      label: 'File version',
      help: 'Four numbers such as 1.2.0.0. Empty: the application’s version.',
      key: 'application/file_version',
    },
    {
      ...preset,
      id: 'godot.windows.productVersion',
      label: 'Product version',
      help: 'Four numbers such as 1.2.0.0. Empty: the application’s version.',
      key: 'application/product_version',
    },
    { ...copyright, id: 'godot.windows.copyright' },
  ],
}

const android: GeneralSection = {
  id: 'android',
  label: 'Android',
  of: 'Android',
  rows: [
    {
      ...preset,
      id: 'godot.android.versionCode',
      label: 'Version code',
      help: 'Must increase with every upload.',
      key: 'version/code',
      as: 'number',
      check: wholeNumber,
      breaks: plainNumber,
    },
    {
      ...preset,
      id: 'godot.android.versionName',
      label: 'Version',
      help: 'The version players see.',
      key: 'version/name',
    },
    {
      ...preset,
      id: 'godot.android.package',
      label: 'Package',
      help: 'Identifies the game in app stores. $genname becomes the game’s name.',
      key: 'package/unique_name',
      check: packageName,
    },
    {
      ...name,
      id: 'godot.android.packageName',
      label: 'App name',
      help: 'Shown below the icon on the device. Empty: the application’s name.',
      key: 'package/name',
    },
  ],
}

const bundle = {
  ...preset,
  label: 'Bundle identifier',
  help: 'Identifies the game in app stores.',
  check: identifier,
} as const
/** As Godot 3 calls it. */
const ofGodot3 = { ...bundle, key: 'application/identifier' } as const
const bundleIdentifier = { ...bundle, key: 'application/bundle_identifier' } as const
const shortVersion = {
  ...version,
  label: 'Version',
  help: 'The version people see. Empty: the application’s version.',
  key: 'application/short_version',
} as const
const buildVersion = {
  ...version,
  label: 'Build version',
  help: 'Must increase with every upload. Empty: the application’s version.',
  key: 'application/version',
} as const

const ios: GeneralSection = {
  id: 'ios',
  label: 'iOS',
  of: 'iOS',
  rows: [
    { ...bundleIdentifier, id: 'godot.ios.bundleIdentifier' },
    { ...ofGodot3, id: 'godot3.ios.identifier' },
    { ...shortVersion, id: 'godot.ios.shortVersion' },
    { ...buildVersion, id: 'godot.ios.version' },
  ],
}

const mac: GeneralSection = {
  id: 'macos',
  label: 'macOS',
  of: 'macOS',
  rows: [
    { ...bundleIdentifier, id: 'godot.macos.bundleIdentifier' },
    { ...shortVersion, id: 'godot.macos.version' },
    { ...buildVersion, id: 'godot.macos.buildVersion' },
    { ...copyright, id: 'godot.macos.copyright' },
  ],
}

const macOfGodot3: GeneralSection = {
  id: 'macos3',
  label: 'macOS',
  of: 'Mac OSX',
  rows: [
    { ...ofGodot3, id: 'godot3.macos.identifier' },
    { ...shortVersion, id: 'godot3.macos.shortVersion' },
    { ...buildVersion, id: 'godot3.macos.version' },
    { ...copyright, id: 'godot3.macos.copyright' },
  ],
}

/** Project > Export: one section for each preset, by its platform. */
export const godotPresets: readonly GeneralSection[] = [windows, android, ios, mac, macOfGodot3]
