import { declarationTexts as texts } from '../../../shared/texts/declarations'
import { invisibleIn } from '../../../shared/values/invisible'
import { faultAt, when, type Fault, type Path, type Rights } from './fault'

const most = { entries: 100, text: 1000, label: 60, words: 600 }

/** Sizes, and characters that hide something: in every text and name of a declaration. */
export function faultsOfTexts(value: unknown, path: Path = []): Fault[] {
  if (typeof value === 'string') return faultsOfText(value, path)
  if (typeof value !== 'object' || value === null) return []
  const entries = Object.entries(value)
  return [
    ...when(entries.length > most.entries, path, texts.many(most.entries)),
    ...entries
      .slice(0, most.entries)
      .flatMap(([name, inner]) => [...faultsOfText(name, [...path, name]), ...faultsOfTexts(inner, [...path, name])]),
  ]
}

function faultsOfText(text: string, path: Path): Fault[] {
  if (text.length > most.text) return [faultAt(path, texts.long(most.text))]
  return when(invisibleIn(text) !== null, path, texts.invisible)
}

/** What Latchkey calls its own: a service that has such a name, or asks for such a thing, would be taken for it. */
const apps = /latchkey|pass ?phrase|keychain|keyring|vault/
const pages = ['general', 'overview', 'security', 'preferences', 'history', 'compare', 'recent projects', 'settings', 'services']

/** The words that are shown as labels: of the service and of all that is in it. */
export function faultsOfLabel(label: string, path: Path, { isBuiltIn }: Rights): Fault[] {
  const folded = foldedLabel(label)
  return [
    ...when(label.trim() !== label || label === '', path, texts.blank),
    ...when(label.length > most.label, path, texts.long(most.label)),
    ...when(isMixed(label), path, texts.mixed),
    ...when(!isBuiltIn && apps.test(folded), path, texts.appsOwn),
  ]
}

/** The name of a service, which stands in the tree beside those of the others and of the app's own pages. */
export function faultsOfName(label: string, path: Path, rights: Rights): Fault[] {
  const own = squeezed(label)
  const other = rights.others.find((service) => [service.id, service.label].some((name) => squeezed(name) === own))
  return [
    ...faultsOfLabel(label, path, rights),
    ...when(pages.includes(foldedLabel(label)), path, texts.appsOwn),
    ...(other === undefined ? [] : [faultAt(path, texts.imitates(other.label))]),
  ]
}

/** A sentence or two. */
export function faultsOfWords(words: string | undefined, path: Path): Fault[] {
  return when((words ?? '').length > most.words, path, texts.long(most.words))
}

/** Letters of Cyrillic and Greek that look like Latin ones: words of one alphabet are good, a mixture is a disguise. */
function isMixed(label: string): boolean {
  return label.split(/\s/).some((word) => /\p{Script=Latin}/u.test(word) && /[\p{Script=Cyrillic}\p{Script=Greek}]/u.test(word))
}

function foldedLabel(label: string): string {
  return label.normalize('NFKC').toLowerCase().trim()
}

/** Without what the eye takes no notice of, and with one sign for those that look alike. */
function squeezed(label: string): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  return Array.from(plain, (letter) => lookalikes[letter] ?? letter).join('')
}

const lookalikes: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'l',
  i: 'l',
  5: 's',
  а: 'a',
  с: 'c',
  е: 'e',
  о: 'o',
  р: 'p',
  х: 'x',
  у: 'y',
  і: 'l',
  ј: 'j',
  ѕ: 's',
  к: 'k',
  п: 'n',
  т: 't',
  м: 'm',
  н: 'h',
  в: 'b',
  д: 'd',
  ӏ: 'l',
  α: 'a',
  ο: 'o',
  ρ: 'p',
  ν: 'v',
  ι: 'l',
  κ: 'k',
  τ: 't',
  υ: 'u',
  ε: 'e',
  η: 'n',
  χ: 'x',
}
