import { chmodSync } from 'node:fs'

import { onTestFinished } from 'vitest'

const nobody = 65_534

/** Makes a folder one that can't be written to, also for root, until the answer is called or the test ends. */
export function refuseWrites(folder: string): () => void {
  const isRoot = process.geteuid?.() === 0
  chmodSync(folder, 0o555)
  if (isRoot) process.seteuid?.(nobody)
  const allow = () => {
    if (isRoot) process.seteuid?.(0)
    chmodSync(folder, 0o755)
  }
  onTestFinished(allow)
  return allow
}
