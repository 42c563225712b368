import { engineTexts } from '../../../../shared/texts/engineSettings'
import type { UnrealNode } from '../../formats/unrealNodes'
import type { Known } from './data/schema'
import { fold } from './known'

const texts = engineTexts.unreal

const marks: Readonly<Record<string, string>> = {
  '-': texts.removes,
  '!': texts.clears,
  '@': texts.marked,
  '*': texts.marked,
  '^': texts.marked,
}

/** Why a line can only be shown as a whole; undefined where its values have rows of their own. */
export function whyWhole({ op, address, why }: UnrealNode, known: Known | undefined): string | undefined {
  if (known?.fixed !== undefined) return texts.fixed[known.fixed]
  // Sections other than this one may name a profile, but do not make one.
  if (fold(address.section ?? '') === '/script/engine.collisionprofile') return texts.fixed.collision
  return marks[op] ?? why
}

const identifying = /(?:guid|hash|checksum)$/i

/** Why a value can only be shown. */
export function whyShown({ name, value, why }: UnrealNode): string | undefined {
  if (why !== undefined) return why
  return identifying.test(name) && value !== '' ? texts.fixed.id : undefined
}
