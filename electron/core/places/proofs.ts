import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

import { z } from 'zod'

import { AppError } from '../../../shared/errors'
import { isInert } from '../formats/dotenv'
import type { Store } from '../store'
import { placeName, type Edit } from './edit'

/** `history-key.json`: tells the notes of this computer's Latchkey from those that others put among them. */
export const ProofsFile = z.looseObject({ version: z.literal(1), key: z.base64().length(44) })
type ProofsFile = z.infer<typeof ProofsFile>

export type Proofs = ReturnType<typeof createProofs>

/**
 * Proves of a spelling that it stood in a file of a folder. Only some need it: what a shell would run or replace is put back by
 * undo only where it was.
 */
export function createProofs({ store }: { store: Store<ProofsFile> }) {
  let made: Buffer | null = null

  function known(): Buffer | null {
    const saved = store.read()?.key
    return saved === undefined ? made : Buffer.from(saved, 'base64')
  }

  function make(): Buffer {
    made = randomBytes(32)
    try {
      store.write({ version: 1, key: made.toString('base64') })
    } catch (error) {
      // Then the proof counts until quit.
      if (!(error instanceof AppError)) throw error
    }
    return made
  }

  const proofOf = (key: Buffer, root: string, edit: Edit) =>
    createHmac('sha256', key)
      .update(JSON.stringify([root, placeName(edit), edit.written?.removed]))
      .digest('base64')

  return {
    /** The edit with its proof, as it was planned from the file. */
    proven(root: string, edit: Edit): Edit {
      const { written, format } = edit
      if (written === undefined || format !== 'dotenv' || isInert(written.removed)) return edit
      return { ...edit, written: { ...written, proof: proofOf(known() ?? make(), root, edit) } }
    },
    /** Whether what an edit replaced really stood there. */
    isProven(root: string, edit: Edit): boolean {
      const key = known()
      const given = Buffer.from(edit.written?.proof ?? '')
      const right = key === null ? null : Buffer.from(proofOf(key, root, edit))
      return right !== null && right.length === given.length && timingSafeEqual(right, given)
    },
  }
}
