import { memo, useMemo, useState } from 'react'

import { shellTexts as texts } from '../../shared/texts/shell'
import type { ServiceView, View } from '../../shared/view'
import type { PageName } from '../pages/page'
import { pageCalled, pagesWith } from '../pages/pages'
import { late } from '../ui/late'
import { addServiceId } from './categories'
import { modifiedOn } from './engineTree'
import { moveTo } from './panes'
import { ServiceMenu } from './ServiceMenu'
import { AddService, Group, Leaf } from './TreeItems'
import { usePageTree } from './usePageTree'

const AddServiceDialog = late(async () => (await import('./AddServiceDialog')).AddServiceDialog)

type Props = { view: View; page: PageName; isSearching: boolean; onPage: (page: PageName) => void }

/** The service whose menu is open, and the entry that it belongs to. */
type OpenMenu = { service: ServiceView['id']; at: HTMLElement }

/**
 * The pages by group. As in an engine's window, moving to a page with the arrows shows it. While search results replace the
 * page, no page is selected. A letter of the search draws nothing here but the counts.
 */
export const CategoryTree = memo(function CategoryTree({ view, page, isSearching, onPage }: Props) {
  const { project } = view
  const { tree, press } = usePageTree({ project, page, onPage })
  const [menu, setMenu] = useState<OpenMenu | null>(null)
  const [isAdding, setAdding] = useState(false)
  // Looks at all that the view holds, so only when there is a new one.
  const flagged = useMemo(() => flaggedIn(view), [view])
  const modified = useMemo(() => modifiedOn(project), [project])
  const services = project?.services ?? []
  const ofMenu = services.find(({ id }) => id === menu?.service)

  function showAdded(added: PageName): void {
    onPage(added)
    focusEntry()
  }

  return (
    <nav className="tree" data-pane="tree">
      <div {...tree.getContainerProps(texts.categories)} role="tree" tabIndex={-1} onKeyDown={press}>
        {tree.getItems().map((item) => {
          const id = item.getId()
          const own = pageCalled(id)
          if (id === addServiceId) {
            const areAllHidden = services.length === 0
            return <AddService key={id} item={item} areAllHidden={areAllHidden} onPress={() => setAdding(true)} />
          }
          return own === undefined ? (
            <Group key={id} item={item} />
          ) : (
            <Leaf
              key={id}
              item={item}
              page={own}
              isFlagged={flagged.has(id)}
              modified={modified.get(id) ?? 0}
              isSelected={!isSearching && id === page}
              isStart={id === page}
              onMenu={setMenu}
            />
          )
        })}
      </div>
      {menu !== null && ofMenu !== undefined && (
        <ServiceMenu key={ofMenu.id} service={ofMenu} at={menu.at} onClose={() => setMenu(null)} />
      )}
      {isAdding && project !== null && (
        <AddServiceDialog project={project} onService={showAdded} onClose={() => setAdding(false)} />
      )}
    </nav>
  )
})

/** The dialog that added a service gives the focus back to where it was opened, one frame after it has closed. */
function focusEntry(): void {
  requestAnimationFrame(() => requestAnimationFrame(() => moveTo('tree')))
}

function flaggedIn(view: View): ReadonlySet<PageName> {
  return new Set(pagesWith(view.project).flatMap(({ id, needsAttention }) => (needsAttention?.(view) === true ? [id] : [])))
}
