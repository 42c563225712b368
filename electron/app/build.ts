import type { About } from '../../shared/about'

/** A test build carries its mark in its version, such as `0.1.0-test.20260102030405`. */
export function buildOf(version: string, isPackaged: boolean): About['build'] {
  if (!isPackaged) return 'development'
  const mark = /-(test|driven)\.\d+$/.exec(version)?.[1]
  return mark === 'test' || mark === 'driven' ? mark : 'release'
}
