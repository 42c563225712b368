import type { SettingsPage } from '../rows/source'
import { fold, type KnownSection } from './known'
import { classLabel } from './names'

/** Where a section is shown: `fold` is the foldout that it has there, since the page is not its own. */
export type Place = { page: SettingsPage; fold: string | undefined }

const other = 'Other'
const groups = ['Project', 'Game', 'Engine', 'Editor', 'Platforms', 'Plugins', other]

/** What Unreal's window has no page for is on one of its class, or of its file. */
export function placeOf(section: string, path: string, known: KnownSection | undefined): Place {
  if (known?.page !== undefined) {
    const [group, label] = known.page
    return {
      page: { id: `${group}/${label}`, label, group },
      fold: group === other && classLabel(section) === null ? section : undefined,
    }
  }
  const label = classLabel(section)
  if (label !== null) return { page: { id: `${other}/${fold(section)}`, label, group: other }, fold: undefined }
  const file = path.replace(/^Config\//, '')
  return { page: { id: `${other}/${path}`, label: file, group: other }, fold: section }
}

/** In the order of Unreal's window; pages of files come last. */
export function inOrder(pages: readonly SettingsPage[]): SettingsPage[] {
  const rankOf = ({ group = other, label }: SettingsPage) => groups.indexOf(group) * 2 + (label.endsWith('.ini') ? 1 : 0)
  return pages.toSorted((one, next) => rankOf(one) - rankOf(next) || one.label.localeCompare(next.label, 'en'))
}
