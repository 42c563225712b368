import { expect, test } from 'vitest'

import { attended, type Acts } from '../../../../electron/app/commands/attended'
import { contract, type Command, type Work } from '../../../../shared/contract'
import { AppError } from '../../../../shared/errors'
import type { ServiceView } from '../../../../shared/view'
import { at, startWithProject } from '../../world/appWorld'

// Object.keys forgets the names, which are those of the contract.
const works = (Object.keys(contract) as Command[]).filter((command): command is Work => contract[command].work !== null)

/** The app, with one piece of work that does what a test wants; answers with what the page would get. */
async function startWith(command: Work, act: (signal: AbortSignal) => unknown) {
  const app = await startWithProject('https://portal.example')
  // The other commands are none of this test's.
  const acts = { [command]: (_input: unknown, signal: AbortSignal) => act(signal) } as unknown as Acts
  const handler = attended(acts, app.session, () => undefined)[command] as (input: unknown) => unknown
  return { ...app, work: async () => contract[command].output.parse(await handler({ ...at, field: 'portalToken' })) }
}

const nothingDone = (command: Work) => contract[command].output.parse(undefined)

test.each(works)('%s is in sight while it lasts, and what comes after Cancel is dropped', async (command) => {
  const seen: ServiceView['work'][] = []
  const app = await startWith(command, async (signal) => {
    seen.push(app.service().work)
    await app.call('portal.cancel', at)
    signal.throwIfAborted()
    expect.unreachable('It was cancelled.')
  })
  expect(await app.work()).toEqual(nothingDone(command))
  const { action } = contract[command].work
  expect(seen).toMatchObject([{ action, text: expect.stringMatching(/^[A-Z].*[^.…]$/) }])
  expect(app.service()).toMatchObject({ work: null, problems: {} })
  expect(app.view().said.text).toContain('Cancelled')
})

test.each(works)('%s does nothing while other work is under way', async (command) => {
  const app = await startWith(command, () => expect.unreachable('It is the second.'))
  app.session.opened().run(at).work = { action: 'fetch', text: '', startedAt: '', cancel: () => undefined }
  expect(await app.work()).toEqual(nothingDone(command))
})

test.each(works)('what goes wrong with %s is said where its declaration says, and the sign goes', async (command) => {
  const app = await startWith(command, () => {
    throw new AppError('portal-fault', 'The portal has a problem of its own.')
  })
  expect(await app.work()).toEqual(nothingDone(command))
  const { beside } = contract[command].work
  expect(app.service()).toMatchObject({ work: null, problems: { [beside ?? 'runtimeKey']: { code: 'portal-fault' } } })
})
