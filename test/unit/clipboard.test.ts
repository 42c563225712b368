import { expect, test } from 'vitest'

import { createClipboard } from '../../electron/clipboard'

const secret = 'ptok-canary'

/** A clipboard that answers at once, as before Electron 44, or later, as since. */
function createWorld(answers: 'at once' | 'later') {
  let held = ''
  let due: { action: () => void; at: number }[] = []
  const later = answers === 'later'
  const clipboard = createClipboard({
    clipboard: {
      readText: () => (later ? Promise.resolve(held) : held),
      writeText: (text) => {
        held = text
        return later ? Promise.resolve() : undefined
      },
      clear: () => {
        held = ''
      },
    },
    timers: {
      setTimeout: (action, at) => {
        const timer = { action, at }
        due.push(timer)
        return timer
      },
      clearTimeout: (timer) => {
        due = due.filter((one) => one !== timer)
      },
    },
  })
  return {
    clipboard,
    held: () => held,
    userCopies: (text: string) => {
      held = text
    },
    waiting: () => due.map(({ at }) => at),
    /** Lets every timer run out. */
    async wait() {
      const ran = due.splice(0)
      for (const { action } of ran) action()
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

for (const answers of ['at once', 'later'] as const) {
  test(`a copied secret is gone after its time (${answers})`, async () => {
    const world = createWorld(answers)

    await world.clipboard.copySecret(secret, 45)

    expect(world.held()).toBe(secret)
    expect(world.waiting()).toEqual([45_000])
    await world.wait()
    expect(world.held()).toBe('')
  })

  test(`what the user copied since is left alone (${answers})`, async () => {
    const world = createWorld(answers)
    await world.clipboard.copySecret(secret, 45)

    world.userCopies('a shopping list')
    await world.wait()

    expect(world.held()).toBe('a shopping list')
  })

  test(`at quit a copied secret is cleared, anything else is not (${answers})`, async () => {
    const world = createWorld(answers)
    await world.clipboard.copySecret(secret, 45)

    await world.clipboard.clearNow()
    expect(world.held()).toBe('')
    expect(world.waiting()).toEqual([])

    world.userCopies(secret)
    await world.clipboard.clearNow()
    expect(world.held()).toBe(secret)
  })

  test(`a second copy starts its own time, and one of no secret has none (${answers})`, async () => {
    const world = createWorld(answers)
    await world.clipboard.copySecret(secret, 45)
    await world.clipboard.copySecret('ptok-other', 10)
    expect(world.waiting()).toEqual([10_000])

    await world.clipboard.copy('a runtime key')

    expect(world.waiting()).toEqual([])
    await world.clipboard.clearNow()
    expect(await world.clipboard.read()).toBe('a runtime key')
  })
}

test('where the system answers at once, clearing at quit needs no waiting', async () => {
  const world = createWorld('at once')
  await world.clipboard.copySecret(secret, 45)

  void world.clipboard.clearNow()

  expect(world.held()).toBe('')
})
