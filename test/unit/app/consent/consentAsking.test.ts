import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

import { expect, onTestFinished, test, vi } from 'vitest'

import { isElsewhere } from '../../../../electron/app/consent/rules'
import { oneLine } from '../../../../shared/values/oneLine'
import { confirmTexts as texts } from '../../../../shared/texts/confirm'
import { refusalTexts } from '../../../../shared/texts/refusals'
import { securityTexts } from '../../../../shared/texts/security'
import { assetPath, at, projectPath, startApp, startWithProject, tokenAt, type RunningApp } from '../../world/appWorld'
import { failureOf, temporaryFolder } from '../../world/folder'

// What a question says, and that nothing else is done after it.

const secret = 'ptok-canary-0123456789'
const otherId = '11111111-1111-4111-8111-111111111111'
const invalid = { failure: { code: 'invalid' } }

/** The user thinks about a question until the returned function is called. */
function thinking({ person }: RunningApp): (isYes: boolean) => void {
  let answer = (_isYes: boolean): void => undefined
  person.asked.length = 0
  Object.assign(person, { presses: true, says: new Promise<boolean>((resolve) => (answer = resolve)) })
  return answer
}

const isAsked = ({ person }: RunningApp) => vi.waitFor(() => expect(person.asked).toHaveLength(1))

function withId(app: Awaited<ReturnType<typeof startWithProject>>, id: string): void {
  const text = app.project.text(projectPath)
  app.project.write(projectPath, text.replace(app.view().project?.id ?? 'no id', id))
}

async function startWithSecret() {
  const app = await startWithProject('https://portal.example')
  await app.call('secret.store', { ...tokenAt, value: secret })
  return app
}

/** Folders that carry the id of the open project, opened before; the last one is open. */
async function openCopies(app: Awaited<ReturnType<typeof startWithProject>>, count: number) {
  const copies = Array.from({ length: count }, () => temporaryFolder('unity-project'))
  for (const copy of copies) {
    copy.write(projectPath, app.project.text(projectPath))
    app.noteChosen(copy.root)
    await app.call('project.open', { path: copy.root })
  }
  return copies.map(({ root }) => root)
}

test('a yes to one folder is not taken for another that was opened meanwhile', async () => {
  const app = await startWithSecret()
  const id = app.view().project?.id ?? ''
  const [evil = '', asked = ''] = await openCopies(app, 2)
  const answer = thinking(app)
  const accepting = app.call('project.accept', { id })
  await isAsked(app)
  await app.call('project.open', { path: evil })
  answer(true)
  await expect(accepting).rejects.toMatchObject(invalid)
  expect(app.person.asked).toEqual([texts.accept(asked, app.project.root)])
  expect(app.view().project?.folder).toBe(evil)
  expect(app.view().project?.boundTo).toEqual([app.project.root])
})

test('a yes to destroying a secret is not taken for that of another project', async () => {
  const app = await startWithSecret()
  const other = temporaryFolder('unity-project')
  app.noteChosen(other.root)
  const answer = thinking(app)
  app.person.presses = false
  const clearing = app.call('secret.clear', tokenAt)
  await isAsked(app)
  await app.call('project.open', { path: other.root })
  answer(true)
  await expect(clearing).rejects.toMatchObject(invalid)
  expect((await app.call('security.read', undefined)).secrets).toHaveLength(1)
})

test('a yes to an address counts for the id that was asked about, and not for one that came in meanwhile', async () => {
  const app = await startWithProject('https://one.example')
  const answer = thinking(app)
  const storing = app.call('secret.store', { ...tokenAt, value: secret })
  await isAsked(app)
  withId(app, otherId)
  await app.session.opened().file.refresh()
  answer(true)
  await expect(storing).rejects.toMatchObject(invalid)
  expect(() => readFileSync(join(app.user.root, 'approvals.json'), 'utf8')).not.toThrow()
  expect(readFileSync(join(app.user.root, 'approvals.json'), 'utf8')).not.toContain('one.example')
})

test('only a folder that is asked about gets an id of its own or another project’s secrets', async () => {
  const app = await startWithSecret()
  const id = app.view().project?.id ?? ''
  for (const command of ['project.separate', 'project.accept'] as const) {
    await expect(app.call(command, { id })).rejects.toMatchObject(invalid)
  }
  expect(app.view().project?.id).toBe(id)
  expect(app.service().secrets[tokenAt.field]?.state).toBe('stored')
})

test('a folder that is asked about gets an id of its own only on a press', async () => {
  const app = await startWithSecret()
  const id = app.view().project?.id ?? ''
  await openCopies(app, 1)
  app.person.asked.length = 0
  Object.assign(app.person, { presses: false, says: false })
  await expect(app.call('project.separate', { id })).rejects.toMatchObject({ failure: { code: 'cancelled' } })
  expect(app.person.asked).toEqual([texts.separate])
  app.person.presses = true
  await app.call('project.separate', { id })
  expect(app.view().project?.id).not.toBe(id)
})

test('secrets of a lost project are asked about once, and not again after a no', async () => {
  const app = await startWithSecret()
  const lost = app.view().project?.id ?? ''
  withId(app, otherId)
  await app.call('project.open', { path: app.project.root })
  app.person.asked.length = 0
  Object.assign(app.person, { presses: false, says: false })
  for (let count = 0; count < 5; count += 1) {
    await expect(app.call('security.claim', { project: lost })).rejects.toMatchObject({ failure: { code: 'cancelled' } })
  }
  expect(app.person.asked.map(({ message }) => message)).toEqual([securityTexts.lost.question(1, null, '').message])
  expect((await app.call('security.read', undefined)).secrets[0]?.isLost).toBe(true)
})

test('a yes to secrets of a lost project is not taken for another project that was opened meanwhile', async () => {
  const app = await startWithSecret()
  const lost = app.view().project?.id ?? ''
  withId(app, otherId)
  await app.call('project.open', { path: app.project.root })
  const other = temporaryFolder('unity-project')
  app.noteChosen(other.root)
  const answer = thinking(app)
  const claiming = app.call('security.claim', { project: lost })
  await isAsked(app)
  await app.call('project.open', { path: other.root })
  answer(true)
  await expect(claiming).rejects.toMatchObject(invalid)
  expect((await app.call('security.read', undefined)).secrets.map(({ id }) => id?.project)).toEqual([lost])
})

test('one dialog at a time in the whole app, folders to choose too; without a press three of those in a minute', async () => {
  const app = startApp()
  const shown: ((path: null) => void)[] = []
  const port = {
    publish: () => undefined,
    chooseFolder: () => new Promise<null>((resolve) => shown.push(resolve)),
    chooseFile: async () => null,
    setTitle: () => undefined,
    confirm: async () => true,
    takePress: () => false,
  }
  const windows = [app.app.open(port), app.app.open(port)]
  const [first] = windows
  const choosing = [0, 1, 2, 3].flatMap(() => windows.map(({ handlers }) => Promise.resolve(handlers['project.choose']())))
  const over = Promise.allSettled(choosing)
  expect(shown).toHaveLength(1)
  // A question is a dialog, too.
  app.person.presses = true
  const folder = temporaryFolder('plain-project').root
  await expect(app.call('project.open', { path: folder })).rejects.toMatchObject({ failure: { code: 'cancelled' } })
  expect(app.person.asked).toEqual([])
  shown[0]?.(null)
  const refused = (await over).filter(({ status }) => status === 'rejected')
  expect(refused).toEqual(
    refused.map(() => ({ status: 'rejected', reason: expect.objectContaining({ message: refusalTexts.otherQuestion }) })),
  )
  expect(refused).toHaveLength(7)
  for (let count = 2; count < 6; count += 1) {
    const again = Promise.resolve(first?.handlers['project.choose']())
    shown.at(-1)?.(null)
    if (count < 4) await again
    else await expect(again).rejects.toMatchObject({ failure: { code: 'invalid', message: refusalTexts.folderOften } })
  }
  expect(shown).toHaveLength(3)
  windows.forEach(({ session }) => app.app.close(session))
})

test('a user who is not asked, since another question is open or the last answer was no, is told that, not that they cancelled', async () => {
  const app = await startWithSecret()
  const [one, other] = [temporaryFolder('plain-project').root, temporaryFolder('plain-project').root]
  const answer = thinking(app)
  const opening = app.call('project.open', { path: one })
  await isAsked(app)
  await expect(app.call('project.open', { path: other })).rejects.toMatchObject({
    failure: { code: 'cancelled', message: refusalTexts.otherQuestion },
  })
  expect(app.view().said.text).toBe(refusalTexts.otherQuestion)
  answer(false)
  await expect(opening).rejects.toMatchObject({ failure: { code: 'cancelled', message: refusalTexts.cancelled } })
  expect(app.view().said.text).toBe(refusalTexts.cancelled)

  app.person.presses = false
  await expect(app.call('project.open', { path: one })).rejects.toMatchObject({ failure: { code: 'cancelled' } })
  expect(app.view().said.text).toBe(refusalTexts.notAskedAgain)
  expect(app.person.asked).toHaveLength(1)
})

test('the user is not shown a text that is no folder’s path: it is said not to exist, on one line', async () => {
  const app = await startWithSecret()
  app.person.asked.length = 0
  const path = `/home/you/MyGame\n\nLatchkey was updated. Press Open to go on.${'\n'.repeat(80)}`
  const { message } = await failureOf(() => app.call('project.open', { path }))
  expect(message).toContain('does not exist')
  expect(message).toContain('/home/you/MyGame\\u{a}\\u{a}Latchkey')
  expect(message).not.toMatch(/[\r\n]/)
  expect(message.length).toBeLessThan(300)
  expect(app.person.asked).toEqual([])
})

/** Paths that are all there, but no folder of a project. */
function fileOf(project: ReturnType<typeof temporaryFolder>) {
  const unreadable = project.write('closed/file.txt', '')
  chmodSync(project.at('closed'), 0o000)
  onTestFinished(() => chmodSync(project.at('closed'), 0o700))
  return { file: project.write('notes.txt', ''), inFile: project.at('notes.txt/more'), unreadable, nothing: project.at('none') }
}

test('a page is told the same of a file, of what it may not see and of nothing', async () => {
  const app = await startWithSecret()
  const paths = fileOf(temporaryFolder())
  for (const presses of [false, true]) {
    Object.assign(app.person, { presses })
    const said = Object.values(paths).map(async (path) => {
      const { code, message } = await failureOf(() => app.call('project.open', { path }))
      return [code, message.replace(path, '…')]
    })
    const [first, ...others] = await Promise.all(said)
    expect(others).toEqual(others.map(() => first))
  }
})

test('while the user is not asked, a page is told the same of a folder, of a file in a game and of nothing', async () => {
  const app = await startWithSecret()
  const game = temporaryFolder('unity-project')
  Object.assign(app.person, { says: false, presses: false })
  await failureOf(() => app.call('project.open', { path: game.root }))
  app.person.asked.length = 0
  const paths = [game.root, game.at(assetPath), game.at('none'), game.at('Assets'), '/none']
  for (const path of paths) {
    expect(await failureOf(() => app.call('project.open', { path }))).toEqual({
      code: 'cancelled',
      message: refusalTexts.notAskedAgain,
    })
  }
  expect(app.person.asked).toEqual([])

  const answer = thinking(app)
  app.person.presses = true
  const opening = app.call('project.open', { path: game.root })
  await isAsked(app)
  for (const path of paths) {
    expect(await failureOf(() => app.call('project.open', { path }))).toMatchObject({ message: refusalTexts.otherQuestion })
  }
  answer(false)
  await failureOf(() => opening)
})

test.each([
  ['.', (root: string) => root],
  ['./', (root: string) => root],
  ['./inner/..', (root: string) => root],
  ['inner', (root: string) => join(root, 'inner')],
  ['link', (root: string) => join(root, 'inner')],
])('a folder that a page calls %j is asked about by its real name, and opened', async (path, realOf) => {
  const app = await startWithSecret()
  const folder = temporaryFolder()
  mkdirSync(folder.at('inner'))
  symlinkSync('inner', folder.at('link'))
  vi.spyOn(process, 'cwd').mockReturnValue(folder.root)
  onTestFinished(() => void vi.restoreAllMocks())
  app.person.asked.length = 0
  await app.call('project.open', { path })
  expect(app.person.asked).toEqual([texts.open(realOf(folder.root))])
  expect(app.view().project?.folder).toBe(realOf(folder.root))
})

test('a path without a character is no path', async () => {
  const app = await startWithSecret()
  app.person.asked.length = 0
  await expect(app.call('project.open', { path: '' })).rejects.toThrow()
  expect(app.person.asked).toEqual([])
})

test('a folder on another computer is asked about before anything looks at it', () => {
  expect(isElsewhere('\\\\nowhere.invalid\\share', 'win32')).toBe(true)
  expect(isElsewhere('//nowhere.invalid/share', 'win32')).toBe(true)
  expect(isElsewhere('C:\\no such folder', 'win32')).toBe(false)
})

test('an address that is none of the service’s is refused, not allowed without a question', async () => {
  const app = await startWithProject('https://portal.example')
  await expect(app.call('portal.approve', { ...at, origin: 'https://other.example' })).rejects.toMatchObject(invalid)
  expect(app.person.asked).toEqual([])
})

test.each([
  ['an ordinary path', '/home/you/Über Spiel/ゲーム', '/home/you/Über Spiel/ゲーム'],
  ['lines', 'a\n\r\u2028b', 'a\\u{a}\\u{d}\\u{2028}b'],
  ['bidi and zero width', 'a\u202Eb\u200B\u2066', 'a\\u{202e}b\\u{200b}\\u{2066}'],
  ['blanks of other kinds and in rows', 'a\u00A0b   c', 'a\\u{a0}b \\u{20}\\u{20}c'],
  ['what looks like nothing', 'a\u3164b', 'a\\u{3164}b'],
])('foreign text is shown on one line with every character visible: %s', (_kind, text, expected) => {
  expect(oneLine(text)).toBe(expected)
})

test('foreign text is shortened in the middle', () => {
  const long = oneLine(`/start/${'x'.repeat(4000)}/end`)
  expect(long).toHaveLength(160)
  expect(long).toMatch(/^\/start\/x+…x+\/end$/)
})

const foreign = 'FOREIGN\nSECOND'
test.each([
  ['open', texts.open(foreign)],
  ['accept', texts.accept(foreign, foreign)],
  ['send', texts.send(foreign)],
  ['claim', securityTexts.lost.question(2, foreign, foreign)],
  ['show', texts.show(texts.secretName(foreign, 'service', 'test', foreign))],
  ['clear', texts.destroy.clear(texts.tokenName(foreign, 'service', null))],
  ['delete', texts.destroy.remove(texts.tokenName(foreign, 'service', null))],
  ['regenerate', texts.destroy.regenerate(texts.tokenName(foreign, 'service', null))],
  ['overwrite', texts.overwrite(texts.secretName(foreign, 'service', null, foreign))],
])('the question of %s gives the warning first, then foreign text on one line', (_name, { message, detail }) => {
  expect(message).not.toContain('FOREIGN')
  expect(detail).toMatch(/^If you did not just ask for this/)
  expect(detail).toContain('FOREIGN\\u{a}SECOND')
  expect(detail).not.toContain(foreign)
})

test('the folder that was asked about is opened, even if another game appears nearer to the file meanwhile', async () => {
  const app = await startWithSecret()
  const game = temporaryFolder('unity-project')
  game.write('Assets/Notes/plan.txt', '')
  const answer = thinking(app)
  const opening = app.call('project.open', { path: game.at('Assets/Notes/plan.txt') })
  await isAsked(app)
  expect(app.person.asked).toEqual([texts.open(game.root)])
  game.write('Assets/Notes/project.godot', '')
  answer(true)
  await opening
  expect(app.view().project?.folder).toBe(game.root)
})
