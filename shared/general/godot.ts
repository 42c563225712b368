import { anyLine, anyLines } from './checks'
import { godotPresets } from './godotPresets'
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
  ...godotPresets,
]
