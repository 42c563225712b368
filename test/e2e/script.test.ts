import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { startPortal, type Portal } from '../portal/portal'
import { openWithPortal, pasteToken } from './steps'
import type { World } from './world'

// A script has got into the page and calls the bridge as the page does. The user presses nothing, unless a test says so.

let portal: Portal
let world: World
let token: string

beforeAll(async () => {
  portal = await startPortal()
  world = await openWithPortal(portal, 'http')
  token = portal.world.organizations[0]?.projects[0]?.portal_token ?? ''
  await pasteToken(world, token)
  await world.say(false)
})
afterAll(async () => {
  await world.close()
  await portal.close()
})
beforeEach(async () => {
  // The command takes this press, so that none is left over from the test before.
  await world.page.getByRole('searchbox').click()
  await call('vault.show')
})

const fieldAt = { service: 'coherence', environment: 'test', field: 'portalToken' }
const call = (command: string, input?: unknown) =>
  world.page.evaluate<{ ok: boolean; failure?: { code: string } }>(`window.latchkey.call('${command}', ${JSON.stringify(input)})`)
const refused = { ok: false, failure: { code: 'cancelled' } }

test('sixty Reveals in a row show nothing, and no event that the script makes up counts as a press', async () => {
  const answers = await world.page.evaluate<string>(`(async () => {
    const answers = []
    for (let count = 0; count < 60; count += 1) {
      const button = document.querySelector('[aria-label="Reveal Portal Token"]')
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
        button.dispatchEvent(new PointerEvent(type, { bubbles: true, button: 0, detail: 1, pointerType: 'mouse', isPrimary: true }))
      }
      button.click()
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
      answers.push(await window.latchkey.call('secret.reveal', ${JSON.stringify(fieldAt)}))
    }
    return JSON.stringify(answers)
  })()`)
  expect(answers).not.toContain(token)
  expect(await world.page.content()).not.toContain(token)
  expect((await world.questions()).filter((each) => each.startsWith('Show or copy'))).toHaveLength(1)
})

test('one real press shows one secret to the script, not two', async () => {
  await world.page.getByRole('searchbox').click()
  expect(await call('secret.reveal', fieldAt)).toMatchObject({ ok: true, value: { value: token } })
  expect(await call('secret.reveal', fieldAt)).toMatchObject(refused)
})

test('keys that a user types show nothing to it', async () => {
  await world.page.getByRole('searchbox').pressSequentially('reveal')
  expect(await call('secret.reveal', fieldAt)).toMatchObject(refused)
  await world.page.getByRole('searchbox').fill('')
})

test('it draws nothing outside of the page: no dialog, no window, no picture on top of all', async () => {
  const shown: string[] = []
  // Rejects for a dialog that is not shown, which can't be dismissed.
  world.page.on(
    'dialog',
    (dialog) =>
      void dialog.dismiss().then(
        () => shown.push(dialog.message()),
        () => undefined,
      ),
  )
  const answers = await world.page.evaluate<unknown[]>(`(async () => {
    const video = document.createElement('video')
    video.srcObject = document.createElement('canvas').captureStream()
    const refused = (ask) => ask().then(() => 'allowed', () => 'refused')
    return [alert('Latchkey'), confirm('Latchkey'), document.pictureInPictureEnabled,
      await refused(() => video.requestPictureInPicture()), await refused(() => document.documentElement.requestFullscreen()),
      String(window.open('about:blank'))]
  })()`)
  expect(answers.slice(1)).toEqual([false, false, 'refused', 'refused', 'null'])
  expect(shown).toEqual([])
})

test('it has no word for printing, nor for moving its window', async () => {
  const names = ['print', 'moveTo', 'moveBy', 'resizeTo', 'resizeBy', 'document.execCommand', 'RTCPeerConnection']
  const kinds = await world.page.evaluate<string[]>(`[${names.map((name) => `typeof ${name}`).join()}]`)
  expect(kinds).toEqual(names.map(() => 'undefined'))
})

test('it reads no clipboard', async () => {
  await world.copy('ptok-something-else-0123')
  expect(await call('secret.paste', fieldAt)).toMatchObject(refused)
  // Nor right after a real press, which a script may use for itself.
  await world.page.getByRole('searchbox').click()
  const pasted = await world.page.evaluate(`(() => {
    const field = document.createElement('textarea')
    document.body.append(field)
    field.focus()
    const answer = document.execCommand?.('paste')
    field.remove()
    return [answer ?? null, field.value]
  })()`)
  expect(pasted).toEqual([null, ''])
})

test('a folder that its user copied or pasted is not one that was chosen', async () => {
  const folder = join(world.folder, 'copied')
  mkdirSync(folder)
  await world.app.evaluate(
    ({ clipboard }, uri) =>
      void Reflect.apply(Reflect.get(clipboard, 'writeBuffer'), clipboard, ['text/uri-list', Buffer.from(uri)]),
    `file://${folder}\r\n`,
  )
  await world.page.evaluate(
    `document.addEventListener('paste', (event) => { window.pasted = [...event.clipboardData.files].map((file) => window.latchkey.pathOf(file)) }, { once: true })`,
  )
  await world.page.getByRole('searchbox').click()
  await world.page.keyboard.press('Control+V')
  // A real paste gives the path to the page, but that alone opens nothing.
  expect(await world.page.evaluate('window.pasted')).toEqual([folder])
  expect(await call('project.open', { path: folder })).toMatchObject(refused)
})

test('it opens no folder that nobody chose, even with a file that it makes up', async () => {
  const folder = join(world.folder, 'home')
  mkdirSync(folder)
  writeFileSync(join(folder, '.bashrc'), '')
  const drop = `(() => {
    const data = new DataTransfer()
    data.items.add(new File(['x'], ${JSON.stringify(folder)}))
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }))
    return window.latchkey.pathOf(data.files[0])
  })()`
  expect(await world.page.evaluate(drop)).toBe('')
  expect(await call('dropped', folder).catch(() => 'refused')).toBe('refused')
  expect(await call('project.open', { path: folder })).toMatchObject(refused)
  expect(await world.page.title()).not.toContain('home')
})

test('it lets no secret go to an address of its own', async () => {
  await call('setting.write', { ...fieldAt, field: 'portalUrl', value: 'http://127.0.0.2:9/v1/portal' })
  // With a press, because after a no only a press allows a question.
  await world.page.getByRole('searchbox').click()
  await call('secret.store', { ...fieldAt, value: token })
  expect((await world.questions()).at(-1)).toContain('http://127.0.0.2:9')
  expect(await call('portal.approve', { ...fieldAt, origin: 'http://127.0.0.2:9' })).toMatchObject(refused)
  await world.page.getByRole('button', { name: 'Allow sending secrets to this address' }).waitFor()
  await call('setting.write', { ...fieldAt, field: 'portalUrl', value: portal.http.portalUrl })
})

test('a folder that was really dropped opens without a question', async () => {
  const before = (await world.questions()).length
  const folder = join(world.folder, 'dropped')
  mkdirSync(folder)
  // What the system does on a drop: it gives the page a file with a path.
  const session = await world.page.context().newCDPSession(world.page)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 400, y: 300, data })
  await world.page.getByText('dropped').first().waitFor()
  expect(await world.questions()).toHaveLength(before)
})
