import { enginePage } from '../../../shared/enginePage'
import { enginePageTexts as texts } from '../../../shared/texts/enginePages'
import type { EnginePageView } from '../../../shared/engineSettings'

/** The names of a page and of a row in the window. */
export const pageName = (id: string): string => `${enginePage}/${id}`
export const rowName = (id: string): string => `${enginePage}/${id}`

/** The name of a page with its heading in the tree: there are several called "2D" or "Window". */
export function pageTitle({ label, group }: Pick<EnginePageView, 'label' | 'group'>): string {
  return group === undefined ? label : texts.inGroup(group, label)
}
