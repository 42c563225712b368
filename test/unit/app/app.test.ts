import { cpSync, existsSync } from 'node:fs'
import type { ServerResponse } from 'node:http'

import { expect, test } from 'vitest'

import { acceptFetched } from '../../../electron/app/commands/portalCommands'
import { AppError } from '../../../shared/errors'
import {
  assetPath,
  at,
  portalOfTest,
  projectPath,
  startApp,
  startWithProject,
  tokenAt,
  useEndpoint,
  type RunningApp,
} from '../world/appWorld'
import { temporaryFolder } from '../world/folder'
import { json, serve } from '../world/loopback'

test('a pasted token fetches the key, which is saved and offered to the game but not yet written', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const before = app.project.bytes(assetPath)
  app.clipboard.held.text = `  ${portal.first.portal_token}\n`

  await app.call('secret.paste', tokenAt)
  await app.call('portal.fetch', at)

  expect(app.project.text(projectPath)).toContain(portal.first.runtime_key)
  expect(app.service()).toMatchObject({ problems: {}, work: null, secrets: { portalToken: { state: 'stored' } } })
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  expect(app.value('projectName')).toBe(portal.first.name)
  const offered = app.service().pendingWrites.find(({ id }) => id === 'unity')
  expect(offered?.path).toBe(assetPath)
  expect(JSON.stringify(offered?.diff)).toContain(portal.first.runtime_key)
  expect(app.project.bytes(assetPath)).toEqual(before)
})

test('a file whose first write was accepted is written without asking the next time', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await fetchWith(app, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  expect(app.project.text(assetPath)).toContain(`runtimeKey: ${portal.first.runtime_key}\n`)

  await fetchWith(app, portal.second.portal_token)

  expect(app.service().pendingWrites.map(({ id }) => id)).not.toContain('unity')
  expect(app.project.text(assetPath)).toContain(`runtimeKey: ${portal.second.runtime_key}\n`)
  expect(app.service().fetched?.change).not.toBeNull()
})

test('whoever guesses at a passphrase that was set in the app pays 128 MiB for each guess', async () => {
  const app = startApp()

  await app.call('passphrase.set', { next: 'correct horse battery', current: null })

  const { slots } = JSON.parse(app.user.text('vault.json')) as { slots: object[] }
  expect(slots).toContainEqual(
    expect.objectContaining({ kdf: { name: 'scrypt', N: 131_072, r: 8, p: 1, salt: expect.any(String) } }),
  )
})

test('secrets are hidden when the screen is locked, unless the user has chosen otherwise', async () => {
  const app = await startWithProject('https://portal.example')
  const { preferences } = app.view()
  await app.call('preferences.write', { ...preferences, hideWhenLocked: false })
  app.app.screenLocked()
  expect(app.view().protection.hidden).toBe(false)

  await app.call('preferences.write', { ...preferences, hideWhenLocked: true })
  app.app.screenLocked()
  expect(app.view().protection.hidden).toBe(true)
})

test('hiding secrets, by hand or by the screen, takes a copied one out of the clipboard', async () => {
  const app = await startWithProject('https://portal.example')
  const hidings = [() => app.call('vault.hide', undefined), async () => app.app.screenLocked()]
  for (const hide of hidings) {
    await app.call('secret.store', { ...tokenAt, value: 'ptok-canary-0123456789' })
    await app.call('secret.copy', { ...tokenAt, form: 'value' })
    expect(app.clipboard.held.text).toBe('ptok-canary-0123456789')
    await hide()
    await expect.poll(() => app.clipboard.held.text).toBe('')
    await app.call('vault.show', undefined)
  }
})

test('secrets are hidden after as many idle minutes as the user has chosen, and never by default', async () => {
  const app = await startWithProject('https://portal.example')
  const { preferences } = app.view()
  app.app.idleFor(100_000)
  expect(app.view().protection.hidden).toBe(false)

  await app.call('preferences.write', { ...preferences, hideAfterMinutes: 5 })
  app.app.idleFor(299)
  expect(app.view().protection.hidden).toBe(false)
  app.app.idleFor(300)
  expect(app.view().protection.hidden).toBe(true)
})

test('one undo takes back a fetch with everything it wrote, and redo brings it again', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await fetchWith(app, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['unity'] })
  const [settings, asset] = [app.project.bytes(projectPath), app.project.bytes(assetPath)]
  await fetchWith(app, portal.second.portal_token)
  const [laterSettings, laterAsset] = [app.project.bytes(projectPath), app.project.bytes(assetPath)]
  expect(laterAsset).not.toEqual(asset)

  await app.call('history.undo', undefined)
  expect(app.project.bytes(projectPath)).toEqual(settings)
  expect(app.project.bytes(assetPath)).toEqual(asset)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)

  await app.call('history.redo', undefined)
  expect(app.project.bytes(projectPath)).toEqual(laterSettings)
  expect(app.project.bytes(assetPath)).toEqual(laterAsset)
})

test('undoing the very first fetch leaves the game file as it was found and nothing on offer', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const before = app.project.bytes(assetPath)
  await fetchWith(app, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['unity'] })

  await app.call('history.undo', undefined)

  expect(app.project.bytes(assetPath)).toEqual(before)
  expect(app.project.text(projectPath)).not.toContain(portal.first.runtime_key)
  expect(app.service().fetched).toBeNull()
  expect(app.service().pendingWrites).toEqual([])
})

test('undoing a fetch takes back what it offered to write', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await fetchWith(app, portal.first.portal_token)
  expect(app.service().pendingWrites).not.toEqual([])

  await app.call('history.undo', undefined)

  expect(app.service().pendingWrites).toEqual([])
})

test('fetching the key that is there already adds no step to the history and writes no file', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await fetchWith(app, portal.first.portal_token)
  const steps = historyOf(app)
  const saved = app.project.bytes(projectPath)

  await app.call('portal.fetch', at)

  expect(portal.asked('/project')).toHaveLength(2)
  expect(historyOf(app)).toBe(steps)
  expect(app.project.bytes(projectPath)).toEqual(saved)
  expect(app.view().said.text).toContain('up to date')
  await app.call('environment.select', { environment: 'live' })
  expect(app.view().said.text, 'what was done for Test').toBe('')
})

test('pressing the button twice sends one request', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })

  await Promise.all([app.call('portal.fetch', at), app.call('portal.fetch', at), app.call('portal.fetch', at)])

  expect(portal.asked('/project')).toHaveLength(1)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
})

test('an answer that comes after Cancel changes nothing, and the button works again', async () => {
  const portal = await portalOfTest()
  const { origin, arrived, release } = await slowPortal(portal.first)
  const app = await startWithProject(origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  const saved = app.project.bytes(projectPath)

  const fetching = app.call('portal.fetch', at)
  await arrived
  expect(app.service().work?.action).toBe('fetch')
  await app.call('portal.cancel', at)
  release()
  await fetching

  expect(app.service()).toMatchObject({ work: null, problems: {}, fetched: null })
  expect(app.view().said.text).toContain('Cancelled')
  expect(app.project.bytes(projectPath)).toEqual(saved)
  await app.call('portal.fetch', at)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
})

test('an answer that was cancelled while it was being read is not saved', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  const saved = app.project.bytes(projectPath)
  const { id: projectId, name: projectName, runtime_key: runtimeKey } = portal.first
  const fetched = { values: { runtimeKey, projectId, projectName, organizationName: '' }, notes: [], subject: '' }

  const cancelled = new AppError('cancelled', '')
  await expect(acceptFetched(app.session, at, fetched, AbortSignal.abort(cancelled))).rejects.toBe(cancelled)
  expect(app.project.bytes(projectPath)).toEqual(saved)
  expect(app.service().pendingWrites).toEqual([])
})

test('a sign-in that is cancelled as its answer arrives keeps no login', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  app.whenOpened(() => {
    portal.approveSignIn()
    app.whenAnswered(() => void app.call('portal.cancel', at))
  })

  await app.call('portal.signIn', at)

  expect(app.service().signIn.account).toBeNull()
  expect(app.disk()).not.toContain('signInToken')
})

test('an answer to a token that was replaced meanwhile is dropped', async () => {
  const portal = await portalOfTest()
  const { origin, arrived, release } = await slowPortal(portal.first)
  const app = await startWithProject(origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })

  const fetching = app.call('portal.fetch', at)
  await arrived
  await app.call('secret.store', { ...tokenAt, value: portal.second.portal_token })
  release()
  await fetching

  expect(app.value('runtimeKey')).toBe('')
  expect(app.project.text(projectPath)).not.toContain(portal.first.runtime_key)
})

test('an answer for a project that is no longer open reaches neither project', async () => {
  const portal = await portalOfTest()
  const { origin, arrived, release } = await slowPortal(portal.first)
  const app = await startWithProject(origin)
  const other = temporaryFolder('unity-project')
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })

  const fetching = app.call('portal.fetch', at)
  await arrived
  await app.call('project.open', { path: other.root })
  release()
  await fetching

  expect(app.view().project?.folder).toBe(other.root)
  expect(app.value('runtimeKey')).toBe('')
  expect(app.service()).toMatchObject({ work: null, problems: {}, pendingWrites: [] })
  expect(app.project.text(projectPath)).not.toContain(portal.first.runtime_key)
})

test('a refused token leaves the key and the game as they were and is said beside the button alone', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await fetchWith(app, portal.first.portal_token)
  const saved = app.project.bytes(projectPath)
  portal.fail('wrong-token')

  await app.call('portal.fetch', at)

  expect(app.service().problems['runtimeKey']?.code).toBe('rejected')
  expect(app.view().said.text).toBe('')
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  expect(app.project.bytes(projectPath)).toEqual(saved)
})

test('a portal without the classic fetch offers a sign-in, which finds the project of the stored token', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  app.whenOpened(() => portal.approveSignIn())
  portal.fail('unknown-path', 1)
  await fetchWith(app, portal.first.portal_token)
  expect(app.service().signIn.offered).toBe(true)

  await app.call('portal.signIn', at)

  expect(app.opened).toEqual([expect.stringContaining(`${portal.http.origin}/sdk-connect?sdkIdent=`)])
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  expect(app.value('organizationName')).toBe(portal.organization.name)
  expect(app.disk()).toContain('signInToken')
  expect(app.service()).toMatchObject({ problems: {}, work: null, signIn: { offered: false, account: 'robin@lantern.example' } })
})

test('signed in with a token that belongs to none of the projects, the user chooses', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  app.whenOpened(() => portal.approveSignIn())
  await app.call('secret.store', { ...tokenAt, value: 'ffffffffffffffffffffffffffffffff' })

  await app.call('portal.signIn', at)
  const { choice } = app.service().signIn
  expect(choice?.map(({ name }) => name)).toEqual(portal.world.organizations.map(({ name }) => name))
  expect(app.value('runtimeKey')).toBe('')

  await app.call('portal.choose', { ...at, organization: portal.organization.id, project: portal.second.id })
  expect(app.value('runtimeKey')).toBe(portal.second.runtime_key)
  expect(app.service().signIn.choice).toBeNull()
})

test('a choice of projects that lacks some says so, and still gives the key of those it has', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  app.whenOpened(() => portal.approveSignIn())
  portal.fail('first-page', Infinity, '/me/orgs/sdk')
  await app.call('secret.store', { ...tokenAt, value: 'ffffffffffffffffffffffffffffffff' })

  await app.call('portal.signIn', at)
  expect(app.service().signIn).toMatchObject({ choice: [{ id: portal.organization.id }], rest: { total: 2, why: null } })

  portal.heal()
  await app.call('portal.fetch', at)
  await app.call('portal.signIn', at)
  expect(app.service().signIn).toMatchObject({ choice: [{}, {}], rest: null })
})

test('a login that has ended is asked for again', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  app.whenOpened(() => portal.approveSignIn())
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.signIn', at)
  portal.world.sdkTokens.clear()
  portal.fail('unknown-path', 1)

  await app.call('portal.fetch', at)
  expect(app.service().signIn).toMatchObject({ offered: true, account: null })
  expect(app.service().problems['runtimeKey']?.code).toBe('rejected')

  await app.call('portal.signIn', at)
  expect(app.service()).toMatchObject({ problems: {}, signIn: { offered: false } })
})

test('no view, no reply and no file in the clear ever holds a token', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  let login = ''
  app.whenOpened(() => {
    portal.approveSignIn()
    login = [...portal.world.sdkTokens].at(-1) ?? ''
  })
  await fetchWith(app, portal.first.portal_token)
  for (const failure of ['wrong-token', 'swapped', 'unknown-path', 'array', 'mistyped-key', 'cut-in-body'] as const) {
    portal.fail(failure, 1)
    await app.call('portal.fetch', at)
  }
  await app.call('portal.signIn', at)
  await app.call('targets.write', { ...at, ids: ['unity', 'env'] })
  await app.call('secret.copy', { ...tokenAt, form: 'variable' })

  expect(login).not.toBe('')
  const everything = [app.seen(), app.disk(), app.project.text(projectPath), app.project.text(assetPath)].join('\n')
  for (const secret of [portal.first.portal_token, login, portal.world.canary]) {
    for (const encoding of ['utf8', 'base64', 'hex', 'utf16le'] as const) {
      const form =
        encoding === 'utf16le' ? Buffer.from(secret, encoding).toString('latin1') : Buffer.from(secret).toString(encoding)
      expect(everything.includes(form), `${encoding} form`).toBe(false)
    }
  }
})

test.each([
  ['a file that had none of it', 'OTHER=1\n'],
  ['a file that was made for it', null],
])('undo of a first write into %s leaves what was there before, and redo writes it again', async (_, before) => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  if (before !== null) app.project.write('.env', before)
  await app.call('setting.write', { ...at, field: 'envFile', value: '.env' })
  const content = () => (existsSync(app.project.at('.env')) ? app.project.text('.env') : null)
  await fetchWith(app, portal.first.portal_token)
  await app.call('targets.write', { ...at, ids: ['env'] })
  const after = content()
  expect(after).toBe(`${before ?? ''}COHERENCE_RUNTIME_KEY=${portal.first.runtime_key}\n`)
  await app.call('history.undo', undefined)
  expect(content()).toBe(before)
  await app.call('history.redo', undefined)
  expect(content()).toBe(after)

  app.project.write('.env', `${after}MORE=2\n`)
  await app.call('history.undo', undefined)
  expect(content()).toBe(`${before ?? ''}MORE=2\n`)
})

test('a secret that is being copied when the app quits, at whichever moment, does not stay in the clipboard', async () => {
  let waited = 0
  for (let moment = 0; moment < 30; moment += 1) {
    const app = await startWithProject('https://portal.example')
    await app.call('secret.store', { ...tokenAt, value: 'ptok-canary-0123456789' })
    const copying = app.call('secret.copy', { ...tokenAt, form: 'value' })
    for (let tick = 0; tick < moment; tick += 1) await Promise.resolve()
    const quitting = app.app.quit()
    // If nothing is at work and the clipboard answers at once, the process ends here.
    if (quitting !== undefined) {
      waited += 1
      await quitting
      expect(app.clipboard.held.text, `${moment}`).toBe('')
    }
    await copying
  }
  expect(waited).toBeGreaterThan(5)
})

test('quitting in the middle of a save waits for it: the value and its step in the history are there, or neither', async () => {
  const app = await startWithProject('https://portal.example')
  const saving = app.call('setting.write', { ...at, field: 'envVariable', value: 'LAST_WORD' })
  const quitting = app.app.quit()
  expect(quitting).toBeInstanceOf(Promise)
  await quitting
  expect(app.project.text(projectPath)).toContain('LAST_WORD')
  expect(app.disk()).toContain('Change Variable name')
  await saving
  expect(app.app.quit()).toBeUndefined()
})

/** Quits as soon as there is something to wait for. False if there was nothing until the command was over. */
async function quitDuring({ app }: RunningApp, acting: Promise<unknown>): Promise<boolean> {
  const state = { isOver: false }
  const over = acting.finally(() => (state.isOver = true))
  let quitting = app.quit()
  expect(quitting, 'a portal is not waited for').toBeUndefined()
  while (quitting === undefined && !state.isOver) {
    await new Promise(setImmediate)
    quitting = app.quit()
  }
  await quitting
  // What the process would do after that does not count.
  void over.catch(() => undefined)
  return quitting !== undefined
}

test('quitting while a fetched key is being saved waits for that, and not for the portal', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  const fetching = app.call('portal.fetch', at)
  expect(await quitDuring(app, fetching)).toBe(true)
  expect(app.project.text(projectPath)).toContain(portal.first.runtime_key)
  expect(app.disk()).toContain('Fetch Runtime Key')
  await fetching
})

test('quitting while a created token is being sealed waits for that', async () => {
  const account = { service: 'cloudeka', environment: 'test' } as const
  const { origin } = await serve((response, { path }) =>
    json(response, {
      data: path.endsWith('/auth') ? { token: 'jwt.of.sorts' } : { id: 'b1', name: 'New', token: 'cldkctl_of0the0new0one' },
    }),
  )
  const app = startApp()
  await app.call('project.open', { path: temporaryFolder('unity-project').root })
  await app.call('setting.write', { ...account, field: 'useCustomEndpoint', value: true })
  await app.call('setting.write', { ...account, field: 'portalUrl', value: origin })
  await app.call('secret.store', { ...account, field: 'accessToken', value: 'cldkctl_signs0in' })
  const creating = app.call('tokens.create', { ...account, name: 'New', expiresOn: null })
  expect(await quitDuring(app, creating)).toBe(true)
  expect((await app.call('security.read', undefined)).secrets.map(({ id }) => id?.field)).toContain('token.b1')
  await creating
})

test('no view brings the page what the contract does not name', async () => {
  const app = startApp()
  Object.assign(app.session.shared.about, { vault: 'everything' })
  app.session.publish()
  expect(JSON.stringify(app.view())).toContain('everything')
  expect(app.published()).not.toContain('everything')
})

test('only the reveal that the user asked for gives a token to the page', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  expect(app.seen()).not.toContain(portal.first.portal_token)

  const { value } = await app.call('secret.reveal', tokenAt)
  expect(value).toBe(portal.first.portal_token)
})

test('a portal address that came with the project gets no secret before the user allows it', async () => {
  const portal = await portalOfTest()
  const author = await startWithProject(portal.http.origin)
  const app = startApp()
  const project = temporaryFolder('unity-project')
  cpSync(author.project.at('.latchkey'), project.at('.latchkey'), { recursive: true })
  await app.call('project.open', { path: project.root })
  expect(app.service().portal).toMatchObject({ origin: portal.http.origin, approval: 'needed' })

  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await app.call('portal.fetch', at)
  expect(portal.requests).toEqual([])
  expect(app.service().problems['portalToken']?.code).toBe('origin-unapproved')
  expect(app.service().secrets['portalToken']?.state).toBe('absent')

  await app.call('portal.approve', { ...at, origin: portal.http.origin })
  await fetchWith(app, portal.first.portal_token)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
})

test('a token goes only to the origin it was stored for', async () => {
  const [portal, other] = [await portalOfTest(), await portalOfTest()]
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })

  await useEndpoint(app, other.http.origin)
  await app.call('portal.fetch', at)

  expect(other.requests).toEqual([])
  expect(app.service().secrets['portalToken']?.state).toBe('other-origin')
  expect(app.service().problems['runtimeKey']?.code).toBe('other-origin')
})

test('a folder that carries the id of another project gets none of its secrets', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  const copy = temporaryFolder('unity-project')
  cpSync(app.project.at('.latchkey'), copy.at('.latchkey'), { recursive: true })

  await app.call('project.open', { path: copy.root })
  expect(app.view().project?.boundTo).toEqual([app.project.root])
  expect(app.service().secrets['portalToken']?.state).toBe('absent')
  await app.call('portal.fetch', at)
  await app.call('portal.signIn', at)
  expect(app.opened).toEqual([])
  await expect(app.call('secret.reveal', tokenAt)).rejects.toThrow()
  expect(portal.requests).toEqual([])

  await app.call('project.accept', { id: app.view().project?.id ?? '' })
  expect(app.service().secrets['portalToken']?.state).toBe('stored')
})

test('a copied secret is gone from the clipboard when the app ends, but what the user copied since stays', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })

  await app.call('secret.copy', { ...tokenAt, form: 'variable' })
  expect(app.clipboard.held.text).toBe(`COHERENCE_PORTAL_TOKEN=${portal.first.portal_token}`)
  await app.app.quit()
  expect(app.clipboard.held.text).toBe('')

  await app.call('secret.copy', { ...tokenAt, form: 'value' })
  app.clipboard.held.text = 'a line of code'
  await app.app.quit()
  expect(app.clipboard.held.text).toBe('a line of code')
})

async function fetchWith(app: Pick<ReturnType<typeof startApp>, 'call'>, token: string): Promise<void> {
  await app.call('secret.store', { ...tokenAt, value: token })
  await app.call('portal.fetch', at)
}

function historyOf(app: ReturnType<typeof startApp>): number {
  return app.session.opened().state.read().history.length
}

/** Holds its first answer back until told, and answers at once from then on. */
async function slowPortal(project: object) {
  const held: ServerResponse[] = []
  let arrive = (): void => undefined
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const { origin } = await serve((response, _request, count) => {
    if (count > 1) return json(response, project)
    held.push(response)
    arrive()
  })
  return { origin, arrived, release: () => held.forEach((response) => json(response, project)) }
}
