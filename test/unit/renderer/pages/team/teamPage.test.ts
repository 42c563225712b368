import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'

import { View } from '../../../../../shared/view'
import type { TeamEntry } from '../../../../../shared/teamView'
import { loadPage } from '../../../world/drawn'

const entry: TeamEntry = {
  name: 'ads',
  path: '.latchkey/services/ads.json',
  label: 'Ads',
  summary: '',
  state: 'faulty',
  hash: null,
  asks: [],
  changed: null,
  faults: [
    { path: 'places/0/format', line: 47, fault: '“unity” can’t stand here.', fix: 'Write one of …' },
    { path: '', line: 5, fault: 'A comma is missing.', fix: 'Put one at the end of this line.' },
    { path: '', fault: 'The file isn’t UTF-8.', fix: 'Save it as UTF-8.' },
  ],
}

async function drawn(): Promise<string> {
  await loadPage()
  const { TeamPage } = await import('../../../../../renderer/pages/team/TeamPage')
  const { project } = View.parse(
    JSON.parse(readFileSync(join(import.meta.dirname, '../../../../gallery/states/fresh.json'), 'utf8')),
  )
  return renderToStaticMarkup(createElement(TeamPage, { project: project ?? expect.unreachable('No project is open.'), entry }))
}

const wordsIn = (html: string) => html.replaceAll(/<[^>]*>/g, '')

test('a fault is shown with its line, beside its place in the file', async () => {
  const items = Array.from((await drawn()).matchAll(/<li>(.*?)<\/li>/g), ([, item = '']) => wordsIn(item.replaceAll('</', ' </')))
  expect(items.map((item) => item.replaceAll(/ +/g, ' ').trim())).toEqual([
    'Line 47 places/0/format “unity” can’t stand here. Write one of …',
    'Line 5 A comma is missing. Put one at the end of this line.',
    'The whole file The file isn’t UTF-8. Save it as UTF-8.',
  ])
})

test('the words of a heading are apart from the badge in it, also where it is read aloud', async () => {
  const [, heading = ''] = /<h1>(.*?)<\/h1>/.exec(await drawn()) ?? []
  expect(wordsIn(heading)).toBe('Ads has faults')
})
