import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { executableIn } from '../../scripts/lib/electron'
import { sandboxSwitches } from '../../scripts/lib/sandbox'
import { _electron, type ElectronApplication, type Page } from 'playwright-core'

type Options = {
  /** A fixture project to copy, or null for a start without a project. */
  fixture?: string | null
  /** False: no Secret Service can be reached, as on a machine without a keyring. */
  keyring?: boolean
  environment?: Record<string, string>
  switches?: readonly string[]
  /** True takes away root's right to write everywhere, so that a read-only folder is read-only for the app. */
  obeysModes?: boolean
}

export type World = Awaited<ReturnType<typeof startWorld>>

const root = join(import.meta.dirname, '../..')

/** The real app in its real window, on a throw-away project and user-data folder. */
export async function startWorld(options: Options = {}) {
  const { fixture = 'unity-project' } = options
  const installed = installedApp()
  const folder = mkdtempSync(join(installed?.home ?? tmpdir(), 'latchkey-e2e-'))
  let project = join(folder, 'project')
  let count = 0
  const userData = installed === null ? join(folder, 'user-data') : join(installed.home, '.config', 'Latchkey')
  if (fixture !== null) lay(fixture)
  installed?.giveAway(folder)
  // Without a graphics card, the process that stands in for one takes a quarter of each start.
  const appWords = installed === null ? [root, ...sandboxSwitches, '--disable-gpu', `--user-data-dir=${userData}`] : []
  let current = await launch()
  let frozen: number | null = null

  function lay(name: string): void {
    cpSync(join(root, 'test/fixtures', name), project, { recursive: true })
  }

  async function launch(changed: Options = {}): Promise<{ app: ElectronApplication; page: Page }> {
    const { keyring = true, environment = {}, switches = [], obeysModes = false } = { ...options, ...changed }
    const app = await _electron.launch({
      executablePath: installed?.program ?? executable(obeysModes, folder),
      args: [...appWords, '--password-store=gnome-libsecret', ...(fixture === null ? [] : [`--project=${project}`]), ...switches],
      env: {
        ...currentEnvironment(),
        ...(keyring ? {} : { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }),
        ...environment,
      },
    })
    const page = await app.firstWindow()
    await page.waitForSelector('[data-ready]')
    // A busy main process sometimes loses an evaluation before it answers, so ask again.
    await answerQuestions(app).catch(() => answerQuestions(app))
    return { app, page }
  }

  return {
    folder,
    userData,
    get project() {
      return project
    },
    get app() {
      return current.app
    },
    get page() {
      return current.page
    },
    /** Opens another copy of a fixture, as new to the window as after a start, in a fraction of the time. */
    async another(name = 'unity-project'): Promise<void> {
      count += 1
      project = join(folder, `project-${count}`)
      lay(name)
      // As at startup: secrets are not hidden, and the status line is empty.
      await call(current.page, 'vault.show')
      await openPath(current.page, project)
      await call(current.page, 'environment.select', { environment: 'test' })
      // What only the page remembered is gone, and so is whatever it would still have done.
      await current.page.reload()
      await current.page.waitForSelector('[data-ready]')
    },
    quit: () => current.app.close(),
    /** Starts again on the same files. */
    async start(): Promise<void> {
      current = await launch()
    },
    /** Quits and starts again, on a machine that may have changed meanwhile. */
    async restart(changed: Options = {}): Promise<void> {
      await current.app.close()
      current = await launch(changed)
    },
    /** Stops the page's process, in the middle of whatever it does. */
    async freezePage(): Promise<void> {
      const [page] = await current.app.evaluate(({ webContents }) =>
        webContents.getAllWebContents().map((contents) => contents.getOSProcessId()),
      )
      if (page === undefined) throw new Error('There is no page.')
      process.kill(page, 'SIGSTOP')
      frozen = page
    },
    /** Ends the app as a power cut would. */
    async crash(): Promise<void> {
      const main = current.app.process()
      const ended = once(main, 'exit')
      main.kill('SIGKILL')
      await ended
      // A stopped process does not see that its app is gone.
      if (frozen !== null) process.kill(frozen, 'SIGKILL')
    },
    /** Puts a text on the system's clipboard, as copying it from a browser would. */
    copy: (text: string) => current.app.evaluate(({ clipboard }, value) => clipboard.writeText(value), text),
    clipboard: () => current.app.evaluate(({ clipboard }) => clipboard.readText()),
    /** Selects a text, as dragging over it in another window would: a middle click pastes it. */
    mark: (text: string) =>
      current.app.evaluate(
        ({ clipboard }, value) =>
          Reflect.apply((clipboard.selection ?? clipboard).writeText, clipboard.selection ?? clipboard, [value, 'selection']),
        text,
      ),
    marked: () =>
      current.app.evaluate(
        ({ clipboard }) =>
          Reflect.apply((clipboard.selection ?? clipboard).readText, clipboard.selection ?? clipboard, [
            'selection',
          ]) as Promise<string>,
      ),
    /** What the user answers to native dialogs from now on. Yes to begin with. */
    say: (says: boolean) => current.app.evaluate((_app, word) => void Object.assign(globalThis, { says: word }), says),
    /** The questions of native dialogs so far. */
    questions: () => current.app.evaluate(() => Reflect.get(globalThis, 'questions') as string[]),
    async close(): Promise<void> {
      await current.app.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens a folder in the window, as dropping it would. */
export const openPath = (page: Page, path: string) => call(page, 'project.open', { path })

async function call(page: Page, command: string, input?: object): Promise<void> {
  await page.evaluate(`window.latchkey.call('${command}', ${JSON.stringify(input)}).then(() => undefined)`)
}

/** Answers native dialogs: a test can't press them any more than a page can. Yes is the second button. */
function answerQuestions(app: ElectronApplication): Promise<void> {
  return app.evaluate(({ dialog }) => {
    const questions: string[] = []
    Object.assign(globalThis, { questions, says: true })
    dialog.showMessageBox = (...words: unknown[]) => {
      const [asked] = words.slice(-1) as [{ message: string; detail: string }]
      questions.push(`${asked.message} ${asked.detail}`)
      return Promise.resolve({ response: Reflect.get(globalThis, 'says') === true ? 1 : 0, checkboxChecked: false })
    }
  })
}

/** Set by the package tests: how to start the installed app as its user, who has their own home and data. */
function installedApp() {
  const [program, home, uid] = (process.env['LATCHKEY_INSTALLED'] ?? '').split(':')
  if (program === undefined || home === undefined || uid === undefined) return null
  const giveAway = (folder: string) => void execFileSync('chown', ['-R', uid, folder])
  return { program, home, giveAway }
}

function executable(obeysModes: boolean, scripts: string): string {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (folder === undefined) throw new Error('Run the end-to-end tests with: npm run test:e2e')
  return obeysModes ? withoutRights(executableIn(folder), scripts) : executableIn(folder)
}

/** A script that starts the app without root's right to ignore file modes. */
function withoutRights(program: string, folder: string): string {
  if (process.geteuid?.() !== 0) return program
  const script = join(folder, 'electron-without-rights')
  writeFileSync(script, `#!/bin/sh\nexec setpriv --bounding-set=-dac_override -- '${program}' "$@"\n`, { mode: 0o755 })
  return script
}

function currentEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return Object.fromEntries(entries)
}
