import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { acceptFetched } from '../../electron/app/commands/acceptFetched'
import { changesIn } from '../../electron/core/project/settingEdits'
import { StateFile, stepOf } from '../../electron/core/project/stateFile'
import { createSafeStorageFake } from '../safeStorageFake'
import { startAppOn } from './appOn'
import type { Work, WorkPlace } from './work'

const at = { service: 'coherence', environment: 'test' } as const
const tokenAt = { ...at, field: 'portalToken' } as const
const paths = {
  asset: 'Assets/coherence/RuntimeSettings.asset',
  env: 'server/game.env',
  settings: 'ProjectSettings/ProjectSettings.asset',
}
const fixture = join(import.meta.dirname, '..', 'fixtures', 'unity-project')
/** What a killed process leaves beside a file of the project. */
const leftover = /\.tmp$|\.lock$/

const keyOf = (round: number) => round.toString(16).padStart(32, '0')
const nameOf = (round: number) => `Game ${round}`
const secretOf = (round: number) => `secret-number-${round}-of-this-game`

/** What each turn of a round leaves: the round that the key, name, secret and preference come from then. */
const turns = [
  { do: 'fetch', key: 0, name: -1, secret: -1, seconds: -1 },
  { do: 'name', key: 0, name: 0, secret: -1, seconds: -1 },
  { do: 'undo', key: 0, name: -1, secret: -1, seconds: -1 },
  { do: 'redo', key: 0, name: 0, secret: -1, seconds: -1 },
  { do: 'undo', key: 0, name: -1, secret: -1, seconds: -1 },
  { do: 'undo', key: -1, name: -1, secret: -1, seconds: -1 },
  { do: 'redo', key: 0, name: -1, secret: -1, seconds: -1 },
  { do: 'redo', key: 0, name: 0, secret: -1, seconds: -1 },
  { do: 'secret', key: 0, name: 0, secret: 0, seconds: -1 },
  { do: 'preference', key: 0, name: 0, secret: 0, seconds: 0 },
] as const

/** The whole app on one project: fetched keys, a value of the engine, undo and redo, a secret and a preference. */
export function createGameWork({ folder, key }: WorkPlace): Work {
  const [user, project] = [join(folder, 'user'), join(folder, 'project')]
  const text = (path: string) => readFileSync(join(project, path), 'utf8')

  async function open() {
    const { safeStorage, world } = createSafeStorageFake('asynchronous')
    world.keyring = { backend: 'gnome_libsecret', key }
    const clipboard = { readText: async () => '', writeText: async () => undefined, clear: () => undefined }
    const app = startAppOn({
      folder: user,
      safeStorage,
      clipboard,
      request: () => {
        throw new Error('There is no network.')
      },
    })
    await app.call('project.open', { path: project })
    return app
  }

  type App = Awaited<ReturnType<typeof open>>

  async function act(app: App, action: (typeof turns)[number]['do'], round: number): Promise<void> {
    switch (action) {
      case 'fetch': {
        const values = { runtimeKey: keyOf(round), projectId: `id${round}`, projectName: nameOf(round), organizationName: 'Team' }
        return acceptFetched(app.session, at, { values, notes: [], subject: '' })
      }
      case 'name':
        return void (await app.call('general.write', { id: 'unity.productName', value: nameOf(round) }))
      case 'undo':
      case 'redo':
        return app.call(`history.${action}`, undefined)
      case 'secret':
        return app.call('secret.store', { ...tokenAt, value: secretOf(round) })
      case 'preference':
        return app.call('preferences.write', { ...app.view().preferences, revealSeconds: 5 + (round % 20) })
    }
  }

  /** Everything of a round, read from where it is stored. */
  async function stateOf(app: App): Promise<string> {
    const held = {
      key: Number.parseInt(/runtimeKey: (\w+)/.exec(text(paths.asset))?.[1] ?? '', 16),
      name: Number(/productName: Game (\d+)/.exec(text(paths.settings))?.[1]),
      secret: Number((await app.call('secret.reveal', tokenAt)).value.split('-')[2]),
      seconds: app.view().preferences.revealSeconds,
    }
    return stateFrom(held)
  }

  return {
    stateAfter(number) {
      const turn = turns[(number + turns.length) % turns.length]
      const round = Math.floor(number / turns.length) + 1
      if (turn === undefined) throw new Error('There is no such turn.')
      return stateFrom({
        key: round + turn.key,
        name: round + turn.name,
        secret: round + turn.secret,
        seconds: 5 + ((round + turn.seconds) % 20),
      })
    },
    async prepare() {
      mkdirSync(user)
      cpSync(fixture, project, { recursive: true })
      mkdirSync(join(project, 'server'))
      writeFileSync(join(project, paths.env), '# of the team\n')
      const app = await open()
      await app.call('setting.write', { ...at, field: 'envFile', value: paths.env })
      await act(app, 'fetch', 0)
      await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
      for (const action of ['name', 'secret', 'preference'] as const) await act(app, action, 0)
      app.end()
    },
    async start() {
      const app = await open()
      return (number) => act(app, turns[number % turns.length]?.do ?? 'undo', Math.floor(number / turns.length) + 1)
    },
    async look() {
      // The lock goes as well, but that takes seconds; every tenth time the test waits for that.
      const lock = join(project, '.latchkey/.project.json.lock')
      if (Math.random() > 0.1) rmSync(lock, { force: true })
      const app = await open()
      const state = await stateOf(app)
      const problems = [
        ...app
          .view()
          .notices.filter(({ id }) => id.startsWith('damaged'))
          .map((notice) => notice.text),
        ...problemsIn(),
      ]
      app.end()
      return { state, problems }
    },
  }

  /** What is wrong if the files are not whole, or don't agree with one another and with the history. */
  function problemsIn(): string[] {
    const problems: string[] = []
    const check = (isRight: boolean, problem: string) => void (isRight || problems.push(problem))
    const [asset, env, settings] = [text(paths.asset), text(paths.env), text(paths.settings)]
    const held = /runtimeKey: (\w+)/.exec(asset)?.[1] ?? ''
    const round = Number.parseInt(held, 16)
    const original = (path: string) => readFileSync(join(fixture, path), 'utf8')
    check(
      asset ===
        written(original(paths.asset), {
          simulatorSlug: '',
          runtimeKey: held,
          projectID: `id${round}`,
          projectName: nameOf(round),
        }),
      'the asset is not whole',
    )
    check(env === `# of the team\nCOHERENCE_RUNTIME_KEY=${held}\n`, 'the environment file is not whole, or has another key')
    const name = /productName: (.*)/.exec(settings)?.[1] ?? ''
    check(settings === written(original(paths.settings), { productName: name }), 'the settings of the engine are not whole')
    const saved: unknown = JSON.parse(text('.latchkey/project.json'))
    check(JSON.stringify(saved).includes(`"runtimeKey":"${held}"`), 'project.json has another key')
    const states = readdirSync(join(user, 'state')).filter((file) => file.endsWith('.json'))
    const { history, done, unfinished } = StateFile.parse(JSON.parse(readFileSync(join(user, 'state', states[0] ?? ''), 'utf8')))
    check(states.length === 1 && unfinished.length === 0, 'a step is not at its end')
    const steps = history.slice(0, done).map(stepOf)
    const lastKey = steps.flatMap(({ edits }) => changesIn(edits).filter(({ place }) => place.field === 'runtimeKey')).at(-1)?.to
    const lastName = steps.flatMap(({ edits }) => edits.filter((edit) => edit.for?.row !== undefined)).at(-1)?.after
    check(lastKey === held && lastName === name, `the history says ${String(lastKey)} and ${String(lastName)}`)
    const strangers = readdirSync(project, { recursive: true, encoding: 'utf8' }).filter((file) => leftover.test(file))
    check(strangers.length === 0, `${strangers.join()} stayed`)
    check(!existsSync(join(user, 'vault.json.damaged')), 'the vault was damaged')
    return problems
  }
}

function stateFrom(held: { key: number; name: number; secret: number; seconds: number }): string {
  return JSON.stringify(held)
}

function written(original: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^( *${name}:).*$`, 'm'), `$1 ${value}`),
    original,
  )
}
