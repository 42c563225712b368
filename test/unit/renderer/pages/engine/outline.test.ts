import { expect, test } from 'vitest'

import { outlineOf, pathsOf, type Item } from '../../../../../renderer/pages/engine/outline'
import { setting } from '../../rows/engine/setting'

const drawn = (items: readonly Item[]) =>
  items.map((item) =>
    item.kind === 'row'
      ? `${'  '.repeat(item.depth)}${item.row.id}`
      : `${'  '.repeat(item.depth)}${item.isOpen ? 'v' : '>'} ${item.label}`,
  )
const inside = (id: string, ...folds: string[]) => setting(id, { folds })

test('rows stand in their foldouts, in the order they come in', () => {
  const rows = [inside('a'), inside('b', 'One'), inside('c', 'One'), inside('d', 'Two')]
  expect(drawn(outlineOf(rows, new Map()))).toEqual(['a', 'v One', '  b', '  c', 'v Two', '  d'])
})

test('sections and structures are open at first, the entries of a list are not', () => {
  const level = (name: string) =>
    ['count', 'bias', 'range'].map((id) => ({ ...inside(`${name} ${id}`, 'World', name), label: id }))
  const rows = [
    inside('name', 'World', 'Bounds'),
    inside('size', 'World', 'Bounds'),
    ...['x', 'y', 'z'].map((id) => inside(id, 'World', 'Rendering')),
    ...level('Low'),
    ...level('High'),
  ]
  expect(drawn(outlineOf(rows, new Map()))).toEqual([
    'v World',
    '  v Bounds',
    '    name',
    '    size',
    '  v Rendering',
    '    x',
    '    y',
    '    z',
    '  > Low',
    '  > High',
  ])
})

test('what was opened or closed stays so; in a search all is open', () => {
  const rows = [inside('a', 'One', 'Bounds'), inside('b', 'Two')]
  const folded = new Map([
    ['One\nBounds', false],
    ['Two', false],
  ])
  expect(drawn(outlineOf(rows, folded))).toEqual(['v One', '  > Bounds', '> Two'])
  expect(drawn(outlineOf(rows, null))).toEqual(['v One', '  v Bounds', '    a', 'v Two', '  b'])
})

test('a closed foldout tells its first values, never a secret, and whether one in it is modified', () => {
  const rows = [inside('token', 'One', 'Login'), { ...inside('size', 'One', 'Login'), isModified: true }].map((row, index) =>
    index === 0 ? { ...row, isSecret: true, value: 'hunter2' } : row,
  )
  const fold = outlineOf(rows, new Map([['One\nLogin', false]])).find((item) => item.kind === 'fold' && item.depth === 1)
  expect(fold).toMatchObject({ isOpen: false, isModified: true, summary: 'Label token · Label size size' })
})

test('a foldout whose rows come apart is drawn twice and folded once, and both have names of their own', () => {
  const rows = [inside('a', 'One'), inside('b', 'Two'), inside('c', 'One')]
  const items = outlineOf(rows, new Map([['One', false]]))
  expect(drawn(items)).toEqual(['> One', 'v Two', '  b', '> One'])
  const turns = items.flatMap((item) => (item.kind === 'fold' && item.label === 'One' ? item.turn : []))
  expect(turns).toEqual([1, 2])
})

test('the foldouts around a row are named from the outside in', () => {
  expect(pathsOf(inside('a', 'One', 'Two'))).toEqual(['One', 'One\nTwo'])
})
