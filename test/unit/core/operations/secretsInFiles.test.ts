import { expect, test } from 'vitest'

import { newComputer, startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import type { Game } from '../../shared/catalog/gameParts'
import { unityGame } from '../../shared/catalog/unityGame'
import { unrealGame } from '../../shared/catalog/unrealGame'

async function opened(game: Game, files: Readonly<Record<string, string>> = {}, app = startApp(newComputer())) {
  const project = temporaryFolder(game.fixture)
  for (const [path, text] of Object.entries({ ...game.files, ...files })) project.write(path, text)
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })
  await app.session.opened().readTargets()
  const shown = (id: string) =>
    app.view().project?.services.find((service) => service.id === id) ?? expect.unreachable(`No ${id}.`)
  return { ...app, project, shown }
}

const games = { unity: unityGame, unreal: unrealGame }

test.each([
  ['unity', 'playfab', 'secretKey', 'titleId', 'FFFF1'],
  ['unity', 'lootlocker', 'adminToken', 'gameVersion', '1.0.0.0'],
  ['unity', 'sentry', 'authToken', 'organization', 'shore'],
  ['unreal', 'playfab', 'secretKey', 'titleId', 'FFFF1'],
  ['unreal', 'sentry', 'authToken', 'project', 'harbour'],
] as const)(
  'in a game of %s, what is shown and noted of a value of %s that stands beside its %s never quotes that',
  async (engine, service, secretField, field, value) => {
    const game = games[engine]
    const secret = game.secrets[service]?.[secretField] ?? expect.unreachable()
    const app = await opened(game)
    const at = { service, environment: 'test', field } as const
    await app.call('setting.write', { ...at, value })
    expect(app.shown(service).pendingWrites.length).toBeGreaterThan(0)
    const ids = app.shown(service).pendingWrites.map(({ id }) => id)
    await app.call('targets.write', { service, environment: 'test', ids })
    expect(app.shown(service).pendingWrites).toEqual([])
    await app.call('history.read', at)
    await app.call('history.undo', undefined)
    expect(app.seen()).not.toContain(secret)
    expect(app.disk()).not.toContain(secret)
  },
)

const playfab = { service: 'playfab', environment: 'test' } as const
const iniPath = 'Config/DefaultEngine.ini'
const secretKey = unrealGame.secrets['playfab']?.['secretKey'] ?? ''
const moving = { ...playfab, field: 'secretKey', target: 'unreal' } as const

test('a secret that nothing protects is not taken out of its file, which says so, and can be moved once it is protected', async () => {
  const app = startApp(newComputer())
  const { keyring } = app.keychain
  app.keychain.keyring = null
  const { project, shown, call } = await opened(unrealGame, {}, app)
  await call('secret.move', moving)
  expect(project.text(iniPath)).toContain(secretKey)
  expect(shown('playfab').secrets['secretKey']?.state).toBe('session')
  expect(shown('playfab').notes['secretKey']?.text).toContain(`stays in ${iniPath}`)
  expect(app.view().said?.text).toContain('until you quit')

  app.keychain.keyring = keyring
  await call('vault.show', undefined)
  await call('secret.move', moving)
  expect(project.text(iniPath)).not.toContain(secretKey)
  expect(shown('playfab').secrets['secretKey']?.state).toBe('stored')
})

test('a secret that is moved while secrets are hidden is in the vault before its place is emptied', async () => {
  const { project, shown, call } = await opened(unrealGame)
  await call('vault.hide', undefined)
  await call('secret.move', moving)
  expect(project.text(iniPath)).not.toContain(secretKey)
  expect(shown('playfab').secrets['secretKey']?.state).toBe('locked')
  await call('vault.show', undefined)
  expect((await call('secret.reveal', { ...playfab, field: 'secretKey' })).value).toBe(secretKey)
})

test('a secret beside the values of one environment is not taken for that of another one', async () => {
  const { project, shown, call } = await opened(unrealGame)
  await call('setting.write', { ...playfab, field: 'titleId', value: '9A1B2' })
  await call('setting.write', { ...playfab, environment: 'live', field: 'titleId', value: 'BBBB1' })
  await call('environment.select', { environment: 'live' })
  expect(shown('playfab').places['secretKey']).toMatchObject([{ state: 'secret', holds: 'test' }])
  await expect(call('secret.move', { ...moving, environment: 'live' })).rejects.toThrow('Switch to Test')
  expect(project.text(iniPath)).toContain(secretKey)
  expect(shown('playfab').secrets['secretKey']?.state).toBe('absent')

  await call('environment.select', { environment: 'test' })
  await call('secret.move', moving)
  expect(project.text(iniPath)).not.toContain(secretKey)
  expect(shown('playfab').secrets['secretKey']).toMatchObject({ state: 'stored', origin: 'https://9a1b2.playfabapi.com' })
})

test('the name of a file that a repository chose can’t turn or hide the words around it', async () => {
  const standard = 'Assets/PlayFabSDK/Shared/Public/Resources/PlayFabSharedSettings.asset'
  const named = 'Assets/Keys \u202Etessa.\u200Bx.asset'
  const { [standard]: text = '', ...others } = unityGame.files
  const { shown, view, call, session } = await opened({ ...unityGame, files: { ...others, [named]: text } })
  await session.opened().lookFurther()
  expect(shown('playfab').foundBy).toContain('Keys \\u{202e}tessa.\\u{200b}x.asset')
  expect(shown('playfab').places['secretKey']?.[0]?.path).toContain('\\u{202e}')
  await call('secret.move', { ...moving, target: 'unity' })
  expect(JSON.stringify([view().said, shown('playfab').notes])).not.toMatch(/[\u202E\u200B]/)
  expect(JSON.stringify([view().said, shown('playfab').notes])).toContain('tessa')
})
