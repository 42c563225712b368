import { engineTexts } from '../../../../shared/engineTexts'
import type { Address } from '../../../../shared/general/row'
import { isLiteral } from '../../formats/godotLiteral'
import type { Form, Setting } from '../rows/source'
import type { Fact, Release } from './facts'
import { literalFor, shapeOf, valueOf, type Wanted } from './literals'
import { areSame, expected, fits, patternOf, settingType } from './types'

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
export type Remarks = { why?: string | undefined; notes?: readonly string[]; platform?: string | undefined; isSecret?: boolean }

/** A row of the window. Null for a value that is not there and of which too little is known to put it there. */
export function settingOf(found: Found, place: Place, remarks: Remarks): Setting | null {
  const { file, address, literal, fact } = found
  const pattern = patternOf(literal, fact)
  const isKnown = fact !== undefined && pattern !== undefined && fits(pattern, fact)
  if (pattern === undefined && literal === null) return null
  const own = isKnown ? fact : undefined
  const type = settingType(pattern ?? literal ?? '', own)
  const why = remarks.why ?? whyFixed(found, type)
  const notes = [...(remarks.notes ?? []), ...notesOf(found, isKnown)]
  const standard = standardOf(own, literal)
  const isSecret = remarks.isSecret === true
  return {
    id: `${file}#${address.section ?? ''}/${address.key}`,
    ...place,
    file,
    ...(remarks.platform !== undefined && { platform: remarks.platform }),
    type,
    value: isSecret && literal !== null ? '' : valueOf(literal),
    ...(standard !== undefined && !isSecret && { standard }),
    ...(why !== undefined && { why }),
    ...(notes.length > 0 && { notes }),
    ...(fact?.advanced === true && found.release?.generation === 4 && { isAdvanced: true }),
    ...(isSecret && { isSecret }),
    format: 'godotValues',
    addresses: [address],
    form: formOf(pattern ?? '', literal, { generation: found.release?.generation ?? 4, lineEnd: found.lineEnd }),
  }
}

function whyFixed({ fact, literal, release }: Found, type: Setting['type']): string | undefined {
  if (fact?.fixed !== undefined) return texts[fact.fixed]
  if (type.is === 'reference') return texts.reference
  const isOpaque = type.is === 'literal' && literal !== null && !isLiteral(literal, release?.generation ?? 4)
  return isOpaque && shapeOf(literal).is !== 'nothing' ? texts.opaque : undefined
}

function notesOf({ fact, literal }: Found, isKnown: boolean): string[] {
  if (fact === undefined) return []
  return [
    ...(fact.restart === true ? [texts.restart] : []),
    ...(fact.isElsewhere ? [texts.otherVersion] : []),
    ...(!isKnown && literal !== null && shapeOf(literal).is !== 'nothing' ? [texts.otherType(expected(fact))] : []),
  ]
}

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
