import { anyLine, anyLines, buildNumber, identifier, packageName } from './checks'
import type { GeneralSection } from './row'

const application = {
  kind: 'text',
  class: 'runtime',
  file: 'project.godot',
  format: 'godot',
  section: 'application',
  check: anyLine,
  canAdd: true,
} as const

const preset = { kind: 'text', class: 'runtime', file: 'export_presets.cfg', format: 'presets' } as const

/** Project > Project Settings: Application, Config; and Project > Export. */
export const godotSections: readonly GeneralSection[] = [
  {
    id: 'application',
    label: 'Application',
    rows: [
      {
        ...application,
        id: 'godot.name',
        label: 'Name',
        isProse: true,
        help: 'It also names the folder of saved games.',
        key: 'config/name',
        isName: true,
      },
      {
        ...application,
        id: 'godot.description',
        kind: 'lines',
        label: 'Description',
        isProse: true,
        help: 'Shown in Godot’s project list.',
        key: 'config/description',
        check: anyLines,
        default: '',
      },
      {
        ...application,
        id: 'godot.version',
        label: 'Version',
        help: 'For exports and for the game’s own scripts.',
        key: 'config/version',
        default: '',
      },
      {
        ...application,
        id: 'godot.icon',
        kind: 'icon',
        label: 'Default icon',
        help: 'For the window and exports. Chosen in Godot.',
        key: 'config/icon',
      },
    ],
  },
  {
    id: 'presets',
    label: 'Export presets',
    rows: [
      {
        ...preset,
        id: 'godot.android.package',
        label: 'Android package',
        help: '$genname becomes the game’s name.',
        section: 'Android',
        key: 'package/unique_name',
        check: packageName,
      },
      {
        ...preset,
        id: 'godot.android.versionName',
        label: 'Android version',
        help: 'The version players see.',
        section: 'Android',
        key: 'version/name',
        check: anyLine,
      },
      {
        ...preset,
        id: 'godot.ios.bundleIdentifier',
        label: 'iOS identifier',
        help: 'Identifies the game in app stores.',
        section: 'iOS',
        key: 'application/bundle_identifier',
        check: identifier,
      },
      {
        ...preset,
        id: 'godot.macos.bundleIdentifier',
        label: 'macOS identifier',
        help: 'Identifies the game to the system.',
        section: 'macOS',
        key: 'application/bundle_identifier',
        check: identifier,
      },
      {
        ...preset,
        id: 'godot.macos.version',
        label: 'macOS version',
        help: 'Empty: the application’s version.',
        section: 'macOS',
        key: 'application/short_version',
        check: (text) => (text === '' ? null : buildNumber(text)),
      },
      {
        ...preset,
        id: 'godot3.ios.identifier',
        label: 'iOS (Godot 3)',
        help: 'Identifies the game in app stores.',
        section: 'iOS',
        key: 'application/identifier',
        check: identifier,
        isOlder: true,
      },
      {
        ...preset,
        id: 'godot3.macos.identifier',
        label: 'macOS (Godot 3)',
        help: 'Identifies the game to the system.',
        section: 'Mac OSX',
        key: 'application/identifier',
        check: identifier,
        isOlder: true,
      },
    ],
  },
]
