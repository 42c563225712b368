import type { Address } from '../../../shared/general/row'
import { generalTexts } from '../../../shared/texts'
import { fold, placeOf, readBoth, roomFor, type Entry, type Reading } from './unrealEntries'
import { decode, encode, localised } from './unrealText'
import type { Format, Slot } from './format'

const texts = generalTexts.unreal

/** Default*.ini. Names ignore case, a section may occur several times, and the last line of a key without a mark is its value. */
export const unrealIni: Format = ({ text }, name) => {
  const { now, before, only } = readBoth(text)

  function find(address: Address): Slot | null {
    const [newer, older] = [lastAt(now, address), lastAt(before, address)]
    const found = newer ?? older
    if (found === null) return null
    const { start, end } = found
    const isOne = newer !== null && older !== null && placeOf(newer) === placeOf(older)
    const read = isOne ? readValue(text.slice(start, end), { ...newer, isList: newer.isList || older.isList }) : 'varies'
    if (typeof read !== 'string') return { start, end, value: read.value }
    return { start, end, value: null, why: texts[read](address.key, name) }
  }

  return {
    find,
    all: () =>
      [...now.entries, ...only].map(({ section, op, key, start, end }) => [`${section} ${op}${key}`, text.slice(start, end)]),
    spell: (value, slot) => encode(value, slot !== null && text[slot.start] === '"'),
    room: ({ section = '', key }, raw) => roomFor(text, now, section, `${key}=${raw}`),
  }
}

/** The line that counts at an address, and whether others make a list of it. */
type Counting = Entry & { isList: boolean }

function lastAt({ entries }: Reading, { section = '', key }: Address): Counting | null {
  const same = entries.filter((entry) => entry.section === fold(section) && fold(entry.key) === fold(key))
  const last = same.findLast(({ op }) => op === '') ?? same.at(-1)
  return last === undefined ? null : { ...last, isList: same.some(({ op }) => op !== '') }
}

/** The value, or what speaks against one. */
export function readValue(raw: string, { is, isList }: Pick<Counting, 'is' | 'isList'>): { value: string } | keyof typeof texts {
  if (is === 'joined') return 'wraps'
  if (isList) return 'list'
  if (localised.test(raw)) return 'translated'
  const value = is === 'whole' ? decode(raw) : null
  return value === null ? 'strange' : { value }
}
