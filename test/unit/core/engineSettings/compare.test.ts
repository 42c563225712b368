import { expect, test } from 'vitest'

import { differences, otherSide, standard, wishFor } from '../../../../electron/core/engineSettings/compare'
import { createSettingsPlans } from '../../../../electron/core/engineSettings/plans'
import { presetText } from '../../../../electron/core/engineSettings/preset'
import { filesIn, sideOf } from '../../../../electron/core/engineSettings/side'
import { gameFileOf } from '../../../../electron/core/places/gameFile'
import { temporaryFolder } from '../../world/folder'
import { tinySource } from './tinySource'

const file = 'Config/DefaultGame.ini'

/** A side from the text of its file, which is on no disk. */
function side(text: string) {
  return sideOf(tinySource, new Map([[file, gameFileOf(Buffer.from(text), file, 'unrealTree')]]), null)
}

const ini = (physics: string, window: string) => `[physics]\n${physics}\n\n[window]\n${window}\n\n[network]\npassword=hidden\n`

const here = () => side(ini('ticks=90\ngravity=9.80', 'title=Moth\nid=a'))

test('settings from bytes are those of the same file on a disk', async () => {
  const text = ini('ticks=90', 'title=Moth')
  const folder = temporaryFolder()
  folder.write(file, text)
  const read = sideOf(tinySource, await filesIn(tinySource, folder.root), null)
  const values = ({ settings }: typeof read) => [...settings.values()].map(({ id, value }) => [id, value])
  expect(values(side(text))).toEqual(values(read))
  expect(values(read)).toContainEqual([`${file}#physics/ticks`, '90'])
})

test('what differs is listed in the order of the window, with the values of both sides and the name of the page', () => {
  const { rows } = differences(here(), otherSide('project', 'Other', side(ini('ticks=50\ngravity=9.8', 'title=Bee\nid=b'))))
  expect(rows.map(({ page, label, here: own, there, on }) => [page, label, own, there, on])).toEqual([
    ['PHYSICS', 'Ticks', '90', '50', 'both'],
    ['WINDOW', 'Title', 'Moth', 'Bee', 'both'],
    ['WINDOW', 'Id', 'a', 'b', 'both'],
  ])
})

test('a value that is missing is the default of the engine: the same as one that is written out', () => {
  const { rows } = differences(side(ini('ticks=60', '')), otherSide('project', 'Other', side(ini('', ''))))
  expect(rows).toEqual([])
})

test('a default that is another one in another version of the engine is no difference while neither file has a value', () => {
  const there = side(ini('', ''))
  const newer = new Map(
    [...there.settings].map(([id, setting]) => [id, { ...setting, standard: { value: '75', is: 'default' as const } }]),
  )
  expect(differences(side(ini('', '')), otherSide('project', 'Other', { ...there, settings: newer })).rows).toEqual([])
  // Taking over leaves it to the engine, here too.
  const [row] = differences(side(ini('ticks=60', '')), otherSide('project', 'Other', { ...there, settings: newer })).rows
  expect(row).toMatchObject({ label: 'Ticks', here: '60', there: '75' })
})

test('a row that only one side has is said to be there alone, and can’t be taken over', () => {
  const withId = side(ini('', 'id=b'))
  const without = side(ini('', ''))
  expect(differences(without, otherSide('project', 'Other', withId)).rows).toMatchObject([
    { label: 'Id', here: null, there: 'b', on: 'there', why: expect.any(String) },
  ])
  expect(differences(withId, otherSide('project', 'Other', without)).rows).toMatchObject([
    { label: 'Id', here: 'b', there: null, on: 'here', why: expect.any(String) },
  ])
})

test('what can’t be edited is shown and says why it can’t be taken over', () => {
  const rows = differences(here(), otherSide('project', 'Other', side(ini('ticks=5000', 'id=b')))).rows
  expect(rows.find(({ label }) => label === 'Id')?.why).toBe('The engine makes this.')
  expect(rows.find(({ label }) => label === 'Ticks')?.why).toBe('Type a number from 1 to 1000.')
})

test('a secret is not compared and its value is nowhere', () => {
  const there = side(ini('', '').replace('hidden', 'other'))
  expect(differences(side(ini('', '')), otherSide('project', 'Other', there)).rows).toEqual([])
})

test('a secret that only one side has is not listed either, and no preset has one, even if it could be edited', () => {
  const none = side(ini('', '').replace('password=hidden', ''))
  for (const [one, other] of [
    [none, side(ini('', ''))],
    [side(ini('', '')), none],
  ] as const)
    expect(differences(one, otherSide('project', 'Other', other)).rows).toEqual([])
  const settings = [...here().settings.values()].map(({ why: _why, ...setting }) => setting)
  expect(presetText('unreal', settings)).toContain('window/id')
  expect(presetText('unreal', settings)).not.toContain('password')
})

test('a file that can’t be read on one side is named, and none of its settings is called different', () => {
  const damaged = side('<<<<<<< HEAD\nticks=1\n')
  for (const [one, other, named] of [
    [here(), damaged, 'there'],
    [damaged, here(), 'here'],
  ] as const) {
    const found = differences(one, otherSide('project', 'Other', other))
    expect(found.rows).toEqual([])
    expect(found.unread).toMatchObject([{ path: file, side: named, why: { code: 'file-refused' } }])
  }
})

test('against the defaults only what is known counts, and what is merely usual is called so', () => {
  const { rows } = differences(here(), standard)
  expect(rows.map(({ label, there, isUsual = false }) => [label, there, isUsual])).toEqual([
    ['Ticks', '60', false],
    ['Title', 'Game', true],
  ])
})

async function plansIn(text: string) {
  const folder = temporaryFolder()
  folder.write(file, text)
  const own = sideOf(tinySource, await filesIn(tinySource, folder.root), null)
  const setting = (key: string) => {
    const found = own.settings.get(`${file}#${key}`)
    if (found === undefined) throw new Error(`There is no ${key}.`)
    return found
  }
  const plans = createSettingsPlans({
    root: folder.root,
    engine: { kind: 'unreal', version: null, beyond: [] },
    settingOf: (id) => setting(id.slice(file.length + 1)),
    isShown: () => true,
    read: async () => undefined,
  })
  return { folder, setting, plans }
}

test('many values are written at once, each over its own bytes alone, and what the other side lacks becomes the default', async () => {
  const { folder, setting, plans } = await plansIn(ini('ticks=90\ngravity=9.80', 'title=Moth'))
  const other = otherSide('project', 'Other', side(ini('gravity=1.5', 'title=Bee')))
  const wishes = ['physics/ticks', 'physics/gravity', 'window/title'].map((key) => ({
    setting: setting(key),
    value: wishFor(setting(key), other) ?? null,
    shown: setting(key).value,
  }))
  const { plans: found, refused } = await plans.planAll(wishes)
  expect(refused).toEqual([])
  expect(found).toMatchObject([{ settings: 3 }])
  for (const { apply } of found) await apply()
  expect(folder.text(file)).toBe(ini('ticks=60\ngravity=1.5', 'title=Bee'))
})

test('each value that can’t be written says why, and none of the others is written by planning', async () => {
  const text = ini('ticks=90\ngravity=9.8', 'title=Moth\nid=a')
  const { folder, setting, plans } = await plansIn(text)
  const { refused } = await plans.planAll([
    { setting: setting('physics/ticks'), value: 'many', shown: '90' },
    { setting: setting('physics/gravity'), value: '2', shown: '9.8' },
    { setting: setting('window/title'), value: 'Bee', shown: 'Wasp' },
    { setting: setting('window/id'), value: 'b', shown: 'a' },
  ])
  expect(refused.map(({ id, why }) => [id.split('#')[1], why.split(' ').slice(0, 3).join(' ')])).toEqual([
    ['physics/ticks', 'Type a whole'],
    ['window/title', 'Config/DefaultGame.ini changed since'],
    ['window/id', 'The engine makes'],
  ])
  expect(folder.text(file)).toBe(text)
})
