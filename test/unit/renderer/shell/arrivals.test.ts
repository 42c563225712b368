import * as fc from 'fast-check'
import { expect, test } from 'vitest'

import { inOrder, withNew } from '../../../../renderer/shell/useArrivals'

const catalog = ['coherence', 'cloudeka', 'photon', 'playfab', 'sentry']
const isOptional = (id: string) => !['coherence', 'cloudeka'].includes(id)
const shownOf = (ids: readonly string[]) =>
  catalog.filter((id) => ids.includes(id)).map((id) => ({ id, isOptional: isOptional(id) }))

/** The order of the tree after each of these views. */
function ordersOf(views: readonly (readonly string[])[]): string[][] {
  let came: readonly string[] = []
  return views.map((ids) => {
    const shown = shownOf(ids)
    came = withNew(
      came,
      shown.map(({ id }) => id),
    )
    return inOrder(shown, came)
  })
}

test('a service that is found late stands below those that were there, and before it is found they stand as in the catalog', () => {
  const first = ['coherence', 'cloudeka', 'sentry']
  expect(ordersOf([first, [...first, 'photon'], [...first, 'photon', 'playfab']]).at(-1)).toEqual([...first, 'photon', 'playfab'])
  expect(ordersOf([[...first, 'photon', 'playfab']])[0], 'in the next window').toEqual(catalog)
})

test('one that is hidden and shown again is where it was, and one that every project shows is where it always is', () => {
  const [all, less] = [catalog, catalog.filter((id) => id !== 'photon')]
  expect(ordersOf([all, less, all]).at(-1)).toEqual(catalog)
  const [some, more] = [
    ['coherence', 'photon'],
    ['coherence', 'cloudeka', 'photon'],
  ]
  expect(ordersOf([some, more]).at(-1)).toEqual(more)
})

test('whatever comes, no optional service that stays moves past another', () => {
  const ids = fc.subarray(catalog)
  fc.assert(
    fc.property(fc.array(ids, { minLength: 2, maxLength: 6 }), (views) => {
      const orders = ordersOf(views)
      expect(orders.map((order) => order.toSorted())).toEqual(views.map((view) => view.toSorted()))
      for (const [index, order] of orders.entries()) {
        const next = orders[index + 1] ?? order
        const stay = (list: readonly string[]) => list.filter((id) => order.includes(id) && next.includes(id))
        expect(stay(next)).toEqual(stay(order))
        const fresh = next.filter(
          (id) =>
            isOptional(id) &&
            !views
              .slice(0, index + 1)
              .flat()
              .includes(id),
        )
        expect(fresh).toEqual(next.slice(next.length - fresh.length))
      }
    }),
  )
})
