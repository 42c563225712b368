import { expect, test } from 'vitest'

import { answer, hear, isOurPage } from '../../../electron/app/ipc'
import { AppError } from '../../../shared/errors'
import type { Handlers } from '../../../shared/contract'

const origin = 'app://latchkey'
const ours = { origin, parent: null }

test('only the main frame of our page is obeyed', () => {
  expect(isOurPage(ours, origin)).toBe(true)
  expect(isOurPage(null, origin)).toBe(false)
  expect(isOurPage({ origin: 'https://latchkey', parent: null }, origin)).toBe(false)
  expect(isOurPage({ origin, parent: ours }, origin)).toBe(false)
  expect(isOurPage({ origin: 'null', parent: null }, origin)).toBe(false)
})

/** The one handler a test needs; calling any other fails the test. */
function only(part: Partial<Handlers>): Handlers {
  return new Proxy(part, {
    get: (known, name) => Reflect.get(known, name) ?? (() => expect.unreachable(String(name))),
  }) as Handlers
}

const fieldAt = { service: 'coherence', environment: 'test', field: 'portalToken' }
const bugs: unknown[] = []
const call = (command: Parameters<typeof answer>[0], handlers: Partial<Handlers>, message: unknown) =>
  answer(command, only(handlers), message, (_command, error) => bugs.push(error))

test.each([
  ['no object at all', 'text'],
  ['an unknown service', { ...fieldAt, service: 'other', value: 'x' }],
  ['a value of the wrong type', { ...fieldAt, value: { a: 1 } }],
  ['a missing value', fieldAt],
  ['a value that is too long', { ...fieldAt, value: 'x'.repeat(70_000) }],
  ['a null', null],
])('a message with %s reaches no handler', async (_case, message) => {
  await expect(call('secret.store', {}, message)).resolves.toMatchObject({ ok: false, failure: { code: 'invalid' } })
})

test('keys that the contract does not name are stripped, __proto__ too', async () => {
  let seen: unknown
  const message: unknown = JSON.parse('{"environment":"live","admin":true,"__proto__":{"polluted":1}}')
  await call('environment.select', { 'environment.select': (input) => void (seen = input) }, message)
  expect(seen).toEqual({ environment: 'live' })
  expect(Object.getPrototypeOf(seen)).toBe(Object.prototype)
})

test('nothing leaves that the contract does not name', async () => {
  const leak = { value: 'shown', seconds: 20, vault: 'everything' }
  await expect(call('secret.reveal', { 'secret.reveal': () => leak }, fieldAt)).resolves.toEqual({
    ok: true,
    value: { value: 'shown', seconds: 20 },
  })
})

test('a failure crosses as a value with its code', async () => {
  const fail = () => {
    throw new AppError('locked', 'The keyring is locked. Unlock it and try again.')
  }
  await expect(call('secret.reveal', { 'secret.reveal': fail }, fieldAt)).resolves.toEqual({
    ok: false,
    failure: { code: 'locked', message: 'The keyring is locked. Unlock it and try again.' },
  })
})

test('of a bug the page learns nothing, and the log is told', async () => {
  const bug = () => {
    throw new TypeError('token 5f0c2a9d is not iterable')
  }
  const reply = await call('secret.reveal', { 'secret.reveal': bug }, fieldAt)
  expect(reply).toMatchObject({ ok: false, failure: { code: 'internal' } })
  expect(JSON.stringify(reply)).not.toContain('5f0c2a9d')
  expect(bugs).toHaveLength(1)
})

test.each([
  ['no text', 5],
  ['nothing', undefined],
  ['an empty path', ''],
  ['a path that is too long', `/${'x'.repeat(4096)}`],
  ['a list', ['/home/you/MyGame']],
])('a message of the preload with %s is not heard', (_case, message) => {
  hear('folder.dropped', message, () => expect.unreachable('It was heard.'))
})

test('a dropped folder is heard', () => {
  const heard: string[] = []
  hear('folder.dropped', '/home/you/MyGame', (path) => heard.push(path))
  expect(heard).toEqual(['/home/you/MyGame'])
})
