import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import { temporaryFolder } from './folder'

/** Keeps what some folders hold now. The function returned restores it, as often as needed. */
export function rewindable(...roots: readonly string[]): () => void {
  const kept = temporaryFolder()
  const pairs = roots.map((root, index) => [root, kept.at(String(index))] as const)
  for (const [root, copy] of pairs) cpSync(root, copy, { recursive: true, preserveTimestamps: true })
  return () => {
    for (const [root, copy] of pairs) {
      for (const name of readdirSync(root)) rmSync(join(root, name), { recursive: true })
      cpSync(copy, root, { recursive: true, preserveTimestamps: true })
    }
  }
}
