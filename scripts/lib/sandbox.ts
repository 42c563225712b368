import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The installed app brings a helper or a profile for such systems (docs/packaging.md). */
const withoutNamespaces =
  'This system lets no user make the namespaces of a sandbox: this start goes without. The installed app has one.'

const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns'

/** Why an Electron that is not installed can't have Chromium's sandbox here, for the user; null where it can. */
export function whyNoSandbox(user = process.getuid?.()): string | null {
  if (process.platform !== 'linux') return null
  if (user === 0) return 'Chromium refuses its sandbox to root: this start goes without.'
  if (isRestricted() || !canMakeNamespace()) return withoutNamespaces
  return null
}

/** Ubuntu since 23.10: only programs with a profile may make namespaces. */
function isRestricted(): boolean {
  try {
    return readFileSync(restriction, 'utf8').trim() === '1'
  } catch {
    return false
  }
}

/** Impossible in most containers. */
function canMakeNamespace(): boolean {
  return spawnSync('unshare', ['--map-root-user', 'true']).status === 0
}

export const sandboxSwitches: readonly string[] = whyNoSandbox() === null ? [] : ['--no-sandbox']
