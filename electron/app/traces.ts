import { readdirSync, readFileSync, writeFileSync } from 'node:fs'

/**
 * Variables that make Chromium and its libraries write down keys, or what they are doing. Other variables give nobody
 * who can set them a new way to do harm: docs/security.md.
 */
const writing = [
  'SSLKEYLOGFILE', // the keys of every connection
  'SSLTRACE',
  'SSLDEBUGFILE',
  'NSPR_LOG_MODULES',
  'NSPR_LOG_FILE',
  'CHROME_LOG_FILE',
  'ELECTRON_ENABLE_LOGGING', // what pages say
  'ELECTRON_LOG_FILE',
  'ELECTRON_ENABLE_STACK_DUMPING',
] as const

/** Removes them from this process and all it starts. Runs before the network process exists, which would read them. */
export function cleanEnvironment(environment: NodeJS.ProcessEnv): void {
  for (const name of writing) delete environment[name]
}

/**
 * Keeps memory out of core dumps on Linux: of this process and of those that exist already, from which all later ones
 * inherit it. A process inside Chromium's sandbox can't be told, and makes no dumps anyway.
 */
export function keepMemoryOutOfDumps(pid = process.pid): void {
  if (process.platform !== 'linux') return
  try {
    writeFileSync(`/proc/${pid}/coredump_filter`, '0')
  } catch {
    // A kernel that makes no dumps, or a process in the sandbox.
  }
  childrenOf(pid).forEach(keepMemoryOutOfDumps)
}

function childrenOf(pid: number): number[] {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    return threads.flatMap((thread) => numbersIn(readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8')))
  } catch {
    return []
  }
}

function numbersIn(text: string): number[] {
  return (text.match(/\d+/g) ?? []).map(Number)
}
