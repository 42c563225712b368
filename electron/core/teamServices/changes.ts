import { diffLines } from 'diff'

import { Service } from '../../../shared/catalog/service'
import { teamTexts as texts } from '../../../shared/texts/team'
import type { AskedGroup, TeamEntry } from '../../../shared/teamView'
import { withVisible } from '../../../shared/values/invisible'
import { readJson } from '../json'
import { asksOf } from './asks'

const mostLines = 200

/** What a declaration asks for beside what the approved one asked for: each line that is new or gone says so. */
export function asksBeside(asks: readonly AskedGroup[], approved: string): AskedGroup[] {
  const before = asksIn(approved)
  return asks.map(({ id, lines }) => {
    const old = before.find((group) => group.id === id)?.lines ?? []
    const isIn = (all: AskedGroup['lines'], text: string) => all.some((one) => one.text === text)
    const now = lines.map(({ text }) => (isIn(old, text) ? { text } : { text, change: 'new' as const }))
    const gone = old.filter(({ text }) => !isIn(lines, text)).map(({ text }) => ({ text, change: 'gone' as const }))
    return { id, lines: [...now.filter(({ change }) => change), ...gone, ...now.filter(({ change }) => !change)] }
  })
}

/** An older version may have approved what this one can't read: then everything is new. */
function asksIn(text: string): AskedGroup[] {
  const json = readJson(text)
  const service = Service.safeParse(json.is === 'json' ? json.value : null).data
  return service === undefined ? [] : asksOf(service)
}

/** The lines that two contents of a file do not share. Written alike, so that an order or an indent alone is no change. */
export function changedLines(before: string, now: string): NonNullable<TeamEntry['changed']> {
  const all = diffLines(plain(before), plain(now), { timeout: 500 }) ?? []
  const changed = all.flatMap(({ added, removed, value }) =>
    added || removed
      ? value
          .trimEnd()
          .split('\n')
          .map((text) => ({ sign: added ? ('+' as const) : ('-' as const), text: shown(text) }))
      : [],
  )
  if (changed.length === 0) return [{ sign: '+', text: texts.sameLines }]
  const more = changed.length - mostLines
  return more <= 0 ? changed : [...changed.slice(0, mostLines), { sign: '+', text: texts.moreLines(more) }]
}

function plain(text: string): string {
  const json = readJson(text)
  return `${json.is === 'json' ? JSON.stringify(json.value, null, 2) : text}\n`
}

const shown = (line: string) => withVisible(line.slice(0, 400))
