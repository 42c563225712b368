import { setValue, takeBack } from '../../../electron/core/formats/edit'
import type { Opened, Slot } from '../../../electron/core/formats/format'
import { decodeText, encodeText, type TextFile } from '../../../electron/core/formats/text'
import { formats, type FormatId } from '../../../electron/core/places/gameFile'
import { createProofs } from '../../../electron/core/places/proofs'
import type { Held, Judge } from './judge'
import { inMemory } from './program'
import { isAlone, judge, unlessRefused, type Say, type Trial } from './tries'

/** How a value is put into a text, and taken out again. */
export type Editor = { set: typeof setValue; takeBack: typeof takeBack }
export const ourEditor: Editor = { set: setValue, takeBack }

/** `read`: values that we read as the judge does; `refused`: those that we leave to the engine. */
export type FileCount = Record<'files' | 'unread' | 'read' | 'refused' | 'writes' | 'judged' | 'undone' | 'wrong', number>

export const noFiles = (): FileCount => ({
  files: 0,
  unread: 0,
  read: 0,
  refused: 0,
  writes: 0,
  judged: 0,
  undone: 0,
  wrong: 0,
})

const folder = '/samples'
const proofs = createProofs({ store: inMemory() })

const values = [
  '0123456789abcdef0123456789abcdef',
  '',
  'two words',
  `it's "x": #1`,
  'Café 迷宮 😀',
  'https://a.example//b | {c}',
  'C:\\Games\\',
]

type Sample = { name: string; bytes: Buffer; format: FormatId; by: Judge }
type Tried = Sample & { file: TextFile; opened: Opened; editor: Editor; count: FileCount; say: Say; judgesAll: boolean }

/** Reads every value of a file and writes each in many ways, in memory. Another reader judges what was there and what is. */
export async function tryFile(sample: Sample, editor: Editor, count: FileCount, fault: Say): Promise<void> {
  const { name, bytes, format, by } = sample
  const say = (line: string) => {
    count.wrong += 1
    fault(`${name}: ${line}`)
  }
  count.files += 1
  const file = unlessRefused(() => decodeText(bytes, name))
  const opened = file && unlessRefused(() => formats[format](file, name))
  if (file === null || opened === null) {
    count.unread += 1
    return
  }
  const [read = null] = await by.read([file.text])
  if (read === null) return say('the engine would not load it')
  const judgesAll = by.isSlow === undefined || read.size <= 20
  const tried = { ...sample, file, opened, editor, count, say, judgesAll }
  const trials = [...read.values()].flatMap((held, index) => tryValue(tried, held, index))
  count.judged += trials.length
  await judge(by, read, trials, say)
}

/** What is to be judged. Values that the format can't hold are not. */
function tryValue(tried: Tried, held: Held, index: number): Trial[] {
  const slot = slotOf(tried, held)
  if (slot === null) return []
  return values.flatMap((value, number) => {
    const trial = tryOne(tried, held, slot, value)
    const isJudged = tried.judgesAll || number === index % values.length
    return trial !== null && isJudged ? [trial] : []
  })
}

/** The place of a value that can be edited. */
function slotOf({ opened, count, say }: Tried, { address, value, seen }: Held): Slot | null {
  const slot = opened.find(address)
  if (slot === null && value !== null) say(`${nameOf(address)} is not seen, the engine reads ${seen}`)
  if (slot === null || slot.value === null) {
    count.refused += 1
    return null
  }
  if (slot.value !== value) say(`${nameOf(address)} is read as ${JSON.stringify(slot.value)}, the engine reads ${seen}`)
  count.read += 1
  return slot
}

const nameOf = ({ section, key }: Held['address']) => (section === undefined ? key : `[${section}] ${key}`)

function tryOne(tried: Tried, { address }: Held, slot: Slot, value: string): Trial | null {
  const { file, bytes, name, format, editor, count, say } = tried
  const spot = { file, format: formats[format], name, address }
  const what = `${nameOf(address)} = ${JSON.stringify(value)}`
  const edited = unlessRefused(() => editor.set(spot, value))
  if (edited === null) return null
  count.writes += 1
  if (!isAlone(file.text, edited.text, slot)) say(`${what} changed other bytes`)
  const written = { ...spot, file: { ...file, text: edited.text } }
  // As the history notes it, and finds it again.
  const edit = { file: name, format, address: { ...address }, before: slot.value, after: value, written: edited.span }
  const wasSeen = proofs.isProven(folder, proofs.proven(folder, edit))
  const back = unlessRefused(() => editor.takeBack(written, edited.span, slot.value, wasSeen))
  if (back !== null && encodeText(file, back).equals(bytes)) count.undone += 1
  else say(`${what} can’t be undone`)
  return { what, address, value, after: edited.text }
}
