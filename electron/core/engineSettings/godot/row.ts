import { engineTexts } from '../../../../shared/texts/engineSettings'
import type { Address } from '../../../../shared/general/row'
import { isLiteral } from '../../formats/godotLiteral'
import type { Form, Setting } from '../rows/source'
import type { Fact, Release } from './facts'
import { defined } from './defined'
import { isThere, literalFor, valueOf, type Wanted } from './literals'
import { areSame, expected, fitting, patternOf, settingType } from './types'

const texts = engineTexts.godot

/** A value of a file, or one that the engine would look for there. `literal` is null for one that is not there. */
export type Found = {
  file: string
  address: Address
  literal: string | null
  fact: Fact | undefined
  /** Null where the project does not say its version. */
  release: Release | null
  lineEnd: string
}

export type Place = Pick<Setting, 'page' | 'folds' | 'label' | 'key'>

/** Reasons and remarks that come from where a value is. */
export type Remarks = {
  why?: string | undefined
  notes?: readonly string[]
  isSecret?: true | undefined
}

/** A row of the window. Null for a value that is not there and of which too little is known to put it there. */
export function settingOf(found: Found, place: Place, remarks: Remarks): Setting | null {
  const { file, address, literal, fact, release, lineEnd } = found
  const pattern = patternOf(literal, fact) ?? literal
  if (pattern === null) return null
  const own = fitting(fact, pattern)
  const type = settingType(pattern, own)
  return {
    id: `${file}#${address.section ?? ''}/${address.key}`,
    ...place,
    file,
    type,
    value: valueOf(literal),
    format: 'godotValues',
    addresses: [address],
    form: formOf(pattern, literal, { generation: release?.generation ?? 4, lineEnd }),
    ...defined({
      standard: standardOf(own, literal),
      why: remarks.why ?? whyFixed(found, type),
      notes: notesOf(found, own !== undefined, remarks.notes ?? []),
      hints: hintsOf(fact),
      isAdvanced: isAdvanced(found),
    }),
    ...(remarks.isSecret && asSecret(literal)),
  }
}

const noForm: Form = { read: ([held = null]) => (held === null ? null : ''), write: () => null }

/** The value stays where it is. */
function asSecret(literal: string | null): Partial<Setting> {
  return { isSecret: true, type: { is: 'text' }, value: isThere(literal) ? '' : null, form: noForm, standard: undefined }
}

const isAdvanced = ({ fact, release }: Found) => (release?.generation === 4 ? fact?.advanced : undefined)

function whyFixed({ fact, literal, release }: Found, type: Setting['type']): string | undefined {
  if (fact?.fixed !== undefined) return texts[fact.fixed]
  if (type.is === 'reference') return texts.reference
  const isOpaque = type.is === 'literal' && isThere(literal) && !isLiteral(literal, release?.generation ?? 4)
  return isOpaque ? texts.opaque : undefined
}

function notesOf({ fact, literal }: Found, isKnown: boolean, given: readonly string[]): string[] | undefined {
  const isOther = fact !== undefined && !isKnown && isThere(literal)
  const notes = [
    ...given,
    ...(fact?.isElsewhere === true ? [texts.otherVersion] : []),
    ...(isOther ? [texts.otherType(expected(fact))] : []),
  ]
  return notes.length === 0 ? undefined : notes
}

const hintsOf = (fact: Fact | undefined) => (fact?.restart === true ? [texts.restart] : undefined)

/** The default, spelled as the value where it is the same. */
function standardOf(fact: Fact | undefined, literal: string | null): Setting['standard'] {
  if (fact?.default === undefined || fact.isElsewhere) return undefined
  const isSame = literal !== null && areSame(literal, fact.default)
  const value = valueOf(isSame ? literal : fact.default)
  return value === null ? undefined : { value, is: 'default' }
}

function formOf(pattern: string, literal: string | null, wanted: Wanted): Form {
  return {
    read: ([held = null]) => valueOf(held),
    write(value) {
      const isSame = literal !== null && value === valueOf(literal)
      const written = isSame ? literal : literalFor(pattern, value, wanted)
      return written === null ? null : [written]
    },
  }
}
