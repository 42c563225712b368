import type { ReactNode } from 'react'

import { useSight, type Listed } from './useSight'

type Props<Item> = Listed<Item> & {
  /** True where the items have roles of their own that say which they are. */
  haveRoles?: boolean
  children: (item: Item, index: number) => ReactNode
}

/** A list with more items than this is a list for screen readers, too. A shorter one is a part of its page. */
const most = 40

/**
 * A list of which only the items in sight are drawn, however many there are. The item with the focus stays, wherever it is.
 * Items out of sight keep no state: what must outlive that has to be kept elsewhere.
 */
export function InSight<Item>({ haveRoles = false, children, ...listed }: Props<Item>) {
  const { items, keyOf } = listed
  const { list, parts } = useSight(listed)
  const isList = items.length > most && !haveRoles
  // What is not drawn can't be counted, so the items say which they are.
  const roleOf = (index: number) => isList && { role: 'listitem', 'aria-setsize': items.length, 'aria-posinset': index + 1 }
  return (
    <div ref={list} role={isList ? 'list' : undefined}>
      {parts.map((part) => {
        if ('gap' in part) return <div key={`gap ${part.before}`} style={{ height: part.gap }} />
        const item = items[part.item]
        return (
          item !== undefined && (
            <div key={keyOf(item)} data-item={part.item} {...roleOf(part.item)}>
              {children(item, part.item)}
            </div>
          )
        )
      })}
    </div>
  )
}
