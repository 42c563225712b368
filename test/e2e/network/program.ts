import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { build } from 'vite'

import { sandboxSwitches } from '../../../scripts/lib/sandbox'
import type { Failure } from '../../../shared/errors'
import type { ActionName, Values } from './actions'

type Common = { id: number }
export type Asked = Common &
  (
    | {
        kind: 'send'
        url: string
        method: 'GET' | 'POST'
        secret: string
        timeout: number
        limit?: number
      }
    | { kind: 'service'; action: ActionName; values: Values }
    | { kind: 'cancel'; target: number }
    | { kind: 'memory' }
    | { kind: 'quit' }
  )
export type Told = { ok: true; value: unknown; requestId?: string } | { ok: false; failure: Failure }

// Distributes over the union, which plain Omit does not.
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

export type Program = Awaited<ReturnType<typeof startProgram>>

/** Builds the portal client into a bare Electron program: one CommonJS file, like the app's own. */
export async function buildProgram(folder: string): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'main.ts'),
      outDir: folder,
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'main.cjs', codeSplitting: false },
      },
    },
  })
  const description = { name: 'network-test', version: '0.0.0', main: 'main.cjs' }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(description))
}

/** Runs that program in real Electron, with a home and user data that are thrown away. */
export async function startProgram(folder: string, environment: Record<string, string> = {}) {
  const electron = executable()
  const home = mkdtempSync(join(tmpdir(), 'latchkey-network-'))
  const userData = join(home, 'user-data')
  mkdirSync(userData)
  const switches = [`--user-data-dir=${userData}`, ...sandboxSwitches]
  const child = spawn(
    electron,
    // A name that is never found, and at once, however slow the network is.
    [folder, ...switches, '--host-resolver-rules=MAP nowhere.invalid ~NOTFOUND'],
    { env: { ...process.env, HOME: home, ...environment }, stdio: ['pipe', 'pipe', 'ignore'] },
  )
  const { ask, ready } = talkTo(child)
  await ready
  return {
    home,
    ask,
    /** The main process and those it started, while they run. */
    pids: () => pidsUnder(child.pid ?? 0),
    async close(): Promise<void> {
      if (child.exitCode !== null) return
      const gone = new Promise((resolve) => {
        child.once('exit', resolve)
      })
      void ask({ kind: 'quit' })
      await gone
    },
    discard: () => rmSync(home, { recursive: true, force: true }),
  }
}

function pidsUnder(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  return [pid, ...children.flatMap(pidsUnder)]
}

function talkTo(child: ChildProcess) {
  const waiting = new Map<number, (told: Told) => void>()
  let count = 0
  let onReady: () => void = () => undefined
  const ready = new Promise<void>((resolve, reject) => {
    onReady = resolve
    child.once('error', reject)
    child.once('exit', () => reject(new Error('Electron ended')))
  })
  if (child.stdout === null) throw new Error('No output')
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line === 'ready') return onReady()
    if (!line.startsWith('{')) return
    // Lines come from the program beside this file.
    const { id, told } = JSON.parse(line) as { id: number; told: Told }
    waiting.get(id)?.(told)
    waiting.delete(id)
  })
  function ask(asked: WithoutId<Asked>): Promise<Told> & { id: number } {
    const id = (count += 1)
    const told = new Promise<Told>((resolve) => {
      waiting.set(id, resolve)
    })
    child.stdin?.write(`${JSON.stringify({ ...asked, id })}\n`)
    return Object.assign(told, { id })
  }
  return { ask, ready }
}

function executable(): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (folder === undefined) throw new Error('Run the end-to-end tests with: npm run test:e2e')
  return join(folder, 'electron')
}
