import { engineTexts } from '../../../../shared/texts/engineSettings'
import type { Setting, SettingsPage } from '../rows/source'
import { factsOf, type Fact, type Facts, type Release } from './facts'
import { actionIn } from './inputEvents'
import { shapeOf, textOf } from './literals'
import { addressOf, baseOf, seatOf, type Seat } from './paths'
import { settingOf, type Remarks } from './row'

const texts = engineTexts.godot

/** The values of a file that was read, by their names, and what its lines end with. */
export type FileValues = { path: string; literals: ReadonlyMap<string, string>; lineEnd: string }

export type Row = { page: SettingsPage; setting: Setting }

/** The rows of project.godot: all that this version of Godot has, in its order, and whatever else the file has. */
export function projectRows(values: FileValues, release: Release | null): Row[] {
  const facts: Facts = release === null ? new Map() : factsOf(release).settings
  return orderOf(facts, values.literals).flatMap((path) => {
    const row = rowOf(path, { values, facts, release })
    return row === null ? [] : [row]
  })
}

/** Those that are known in their order, each with its variants for features below it; then the others as the file has them. */
function orderOf(facts: Facts, literals: FileValues['literals']): string[] {
  const families = new Map<string, Set<string>>()
  for (const path of [...facts.keys(), ...literals.keys()]) {
    const { base } = baseOf(path)
    const family = families.get(base)
    if (family === undefined) families.set(base, new Set([path]))
    else family.add(path)
  }
  return [...families.values()].flatMap((family) => [...family])
}

type Read = { values: FileValues; facts: Facts; release: Release | null }

function rowOf(path: string, { values, facts, release }: Read): Row | null {
  const literal = literalAt(values, path)
  const seat = seatOf(path)
  const fact = facts.get(path) ?? variantOf(facts, path)
  const isLeftOut = fact?.isBuiltIn === true && fact.fixed === undefined
  if (literal === null && !isLeftOut) return null
  const { page, folds, label } = seat
  const found = { file: values.path, address: addressOf(path), literal, fact, release, lineEnd: values.lineEnd }
  const setting = settingOf(found, { page: page.id, folds, label, key: path }, remarksOf(path, literal, { seat, fact }))
  if (setting === null) return null
  const isOptional = fact !== undefined && fact.fixed === undefined
  const marks = { ...(isOptional && { isOptional }), ...(isLeftOut && { leavesDefaultOut: isLeftOut }) }
  return { page, setting: { ...setting, ...asAction(path, literal), ...marks } }
}

const literalAt = ({ literals }: FileValues, path: string) => literals.get(path) ?? null

/** An action of the input map is shown in words. */
function asAction(path: string, literal: string | null): Partial<Setting> {
  return literal !== null && path.startsWith('input/') ? { value: actionIn(literal), type: { is: 'text' } } : {}
}

/** What is known of a setting holds for its variants too, but for its default, which they have instead of. */
function variantOf(facts: Facts, path: string): Fact | undefined {
  const { base, tag } = baseOf(path)
  const fact = tag === undefined ? undefined : facts.get(base)
  if (fact === undefined) return undefined
  const { default: _default, ...rest } = fact
  return { ...rest, isBuiltIn: false }
}

function remarksOf(path: string, literal: string | null, { seat, fact }: { seat: Seat; fact: Fact | undefined }): Remarks {
  const { tag } = seat
  const secret = fact === undefined && isSecret(path, literal)
  return {
    why: secret ? texts.secretNamed : whyApart(path),
    isSecret: secret || undefined,
    ...(tag !== undefined && { notes: [texts.only(tag)] }),
  }
}

function whyApart(path: string): string | undefined {
  if (path.startsWith('input/')) return texts.input
  if (path.startsWith('autoload/')) return texts.autoload
  if (/^(?:shader_globals|importer_defaults)\//.test(path)) return texts.list
  return undefined
}

const secretName =
  /(?:^|[_/.-])(?:passwords?|passphrase|secrets?|tokens?|credentials?|(?:private|secret|access|api|encryption|service)_?key)(?:$|[_/.-])/

/** Whether a text that nobody knows is called like something that nobody should read. */
function isSecret(path: string, literal: string | null): boolean {
  if (literal === null || shapeOf(literal).is !== 'text' || textOf(literal) === '') return false
  return secretName.test(path.toLowerCase())
}
