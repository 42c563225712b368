import { anyLine } from './checks'
import type { GeneralSection } from './row'

const about = {
  kind: 'text',
  class: 'shared',
  file: '.latchkey/project.json',
  format: 'json',
  section: 'project',
  check: anyLine,
  default: '',
  canAdd: true,
} as const

/** Projects without an engine have no file of their own for these, so they are in `project.json`. */
export const plainSections: readonly GeneralSection[] = [
  {
    id: 'project',
    label: 'Project',
    rows: [
      {
        ...about,
        id: 'plain.name',
        label: 'Name',
        isProse: true,
        help: 'Empty: the project is called after its folder.',
        key: 'name',
        isName: true,
      },
      { ...about, id: 'plain.version', label: 'Version', help: 'The game’s version, in any form.', key: 'version' },
    ],
  },
]
