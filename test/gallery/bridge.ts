import type { Bridge, Command, Input, Output } from '../../shared/contract'
import type { Reply } from '../../shared/errors'
import type { View } from '../../shared/view'
import { asOfNow } from './times'

// Takes the preload's place: the page's three members, with a view from a file in place of a main process. The page's
// address says which view, and may name another page of it and a theme.

const chosen = new URLSearchParams(location.search)
const state = await read<View>(`states/${chosen.get('state') ?? 'fresh'}.json`)
const answers = await read<Partial<Record<Command, unknown>>>('answers.json')
const asked = chosen.get('page')
const view: View = asked === null ? state : { ...state, asked: { page: asked, count: 1 } }

const bridge: Bridge = {
  call: <C extends Command>(command: C, input: Input<C>) => Promise.resolve(answer(command, input) as Reply<Output<C>>),
  onView: () => () => undefined,
  pathOf: () => '',
}
Object.assign(window, { latchkey: bridge })

/** What the table of answers has. A test checks it against the contract. */
function answer(command: Command, input: unknown): Reply<unknown> {
  if (command === 'view.read') return { ok: true, value: view }
  if (command === 'view.painted' || command === 'page.shown') return { ok: true, value: undefined }
  if (command === 'engine.rows') return { ok: true, value: rowsOf(input as Input<'engine.rows'>) }
  if (command in answers) return { ok: true, value: answers[command] }
  return { ok: false, failure: { code: 'internal', message: `${command} is not in the gallery.` } }
}

/** The rows of a page, which the table has by page. */
function rowsOf({ page, from }: Input<'engine.rows'>): Output<'engine.rows'> {
  const byPage = answers['engine.rows'] as Readonly<Record<string, Output<'engine.rows'>>> | undefined
  const { revision = 0, rows = [] } = byPage?.[page] ?? {}
  return { revision, rows: rows.slice(from) }
}

async function read<Value>(path: string): Promise<Value> {
  const answered = await fetch(new URL(path, import.meta.url))
  if (!answered.ok) throw new Error(`The gallery has no ${path}.`)
  return JSON.parse(asOfNow(await answered.text())) as Value
}

const theme = chosen.get('theme')
if (theme !== null) new MutationObserver(useTheme).observe(document.head, { childList: true, subtree: true, characterData: true })

/** The page follows the system's theme. Here it has to follow the chosen one, even in styles that were changed meanwhile. */
function useTheme(): void {
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSMediaRule) || !rule.media.mediaText.includes('prefers-color-scheme')) continue
      rule.media.mediaText = rule.media.mediaText.includes(`: ${theme}`) ? 'all' : 'not all'
    }
  }
}
