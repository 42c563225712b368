import { chmodSync } from 'node:fs'

import { onTestFinished } from 'vitest'

const nobody = 65_534

/** Makes a folder read-only, for root as well, until the returned function is called or the test ends. */
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
