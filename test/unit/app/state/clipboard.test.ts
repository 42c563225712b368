import { expect, test } from 'vitest'

import { createClipboard } from '../../../../electron/app/state/clipboard'

const secret = 'ptok-canary'

type Electron = 'before 44' | 'since 44'

/**
 * A desktop's clipboard, which answers at once in Electron before 44, and later since. With marked text: copying fills
 * that as well. It is reached by a word before 44, by an object of its own since.
 */
function createWorld(electron: Electron, platform: NodeJS.Platform = 'linux') {
  const held = { clipboard: '', selection: '' }
  const trouble = { cannotRead: false, onWrite: (): void => undefined }
  let due: { action: () => void; at: number }[] = []
  const isLate = electron === 'since 44'
  const answer = (text: string) => (isLate ? Promise.resolve(text) : text)
  const place = (name: keyof typeof held) => ({
    readText: () => {
      if (trouble.cannotRead && name === 'clipboard') throw new Error('It is in use by another program.')
      return answer(held[name])
    },
    clear: () => {
      held[name] = ''
    },
  })
  const named = (type?: 'selection') => place(type ?? 'clipboard')
  const clipboard = createClipboard({
    platform,
    clipboard: {
      readText: (type) => named(isLate ? undefined : type).readText(),
      clear: (type) => named(isLate ? undefined : type).clear(),
      writeText: (text) => {
        const fill = () => {
          held.clipboard = text
          if (platform === 'linux') held.selection = text
        }
        trouble.onWrite()
        return isLate ? Promise.resolve().then(fill) : fill()
      },
      ...(isLate && platform === 'linux' && { selection: place('selection') }),
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
    trouble,
    held: () => held.clipboard,
    marked: () => held.selection,
    userCopies: (text: string) => {
      held.clipboard = text
    },
    userMarks: (text: string) => {
      held.selection = text
    },
    waiting: () => due.map(({ at }) => at),
    /** Lets every timer fire. */
    async wait() {
      const ran = due.splice(0)
      for (const { action } of ran) action()
      await Promise.resolve()
      await Promise.resolve()
    },
  }
}

for (const electron of ['before 44', 'since 44'] as const) {
  test(`a copied secret is gone after its time (Electron ${electron})`, async () => {
    const world = createWorld(electron)

    await world.clipboard.copySecret(secret, 45)

    expect(world.held()).toBe(secret)
    expect(world.waiting()).toEqual([45_000])
    await world.wait()
    expect(world.held()).toBe('')
  })

  test(`the marked text that copying made goes with it, what the user marked since does not (Electron ${electron})`, async () => {
    const world = createWorld(electron)
    await world.clipboard.copySecret(secret, 45)
    expect(world.marked()).toBe(secret)
    world.userCopies('a shopping list')
    await world.clipboard.clearNow()
    expect([world.held(), world.marked()]).toEqual(['a shopping list', ''])

    await world.clipboard.copySecret(secret, 45)
    world.userMarks('a marked line')
    await world.clipboard.clearNow()
    expect([world.held(), world.marked()]).toEqual(['', 'a marked line'])
  })

  test(`a secret that only the marked text still holds goes when something else is copied here (Electron ${electron})`, async () => {
    const world = createWorld(electron)
    await world.clipboard.copySecret(secret, 45)
    world.userCopies('a shopping list')
    await world.clipboard.copy('a runtime key')
    expect(world.marked()).not.toBe(secret)
  })

  test(`on a system without marked text, none is touched (Electron ${electron})`, async () => {
    const world = createWorld(electron, 'win32')
    world.userMarks(secret)
    await world.clipboard.copySecret(secret, 45)
    await world.clipboard.clearNow()
    expect([world.held(), world.marked()]).toEqual(['', secret])
  })

  test(`what the user copied since is left alone (Electron ${electron})`, async () => {
    const world = createWorld(electron)
    await world.clipboard.copySecret(secret, 45)

    world.userCopies('a shopping list')
    await world.wait()

    expect(world.held()).toBe('a shopping list')
  })

  test(`at quit a copied secret is cleared, anything else is not (Electron ${electron})`, async () => {
    const world = createWorld(electron)
    await world.clipboard.copySecret(secret, 45)

    await world.clipboard.clearNow()
    expect(world.held()).toBe('')
    expect(world.waiting()).toEqual([])

    world.userCopies(secret)
    await world.clipboard.clearNow()
    expect(world.held()).toBe(secret)
  })

  test(`a second copy starts its own time, and a copy of something that is no secret has none (Electron ${electron})`, async () => {
    const world = createWorld(electron)
    await world.clipboard.copySecret(secret, 45)
    await world.clipboard.copySecret('ptok-other', 10)
    expect(world.waiting()).toEqual([10_000])

    await world.clipboard.copy('a runtime key')

    expect(world.waiting()).toEqual([])
    await world.clipboard.clearNow()
    expect(await world.clipboard.read()).toBe('a runtime key')
  })

  test(`of two copies at the same time the later one is there, for its own time alone (Electron ${electron})`, async () => {
    const world = createWorld(electron)
    await Promise.all([world.clipboard.copySecret(secret, 45), world.clipboard.copySecret('ptok-other', 10)])
    expect([world.held(), world.waiting()]).toEqual(['ptok-other', [10_000]])

    await Promise.all([world.clipboard.copySecret(secret, 45), world.clipboard.copy('a runtime key')])
    expect([world.held(), world.waiting()]).toEqual(['a runtime key', []])
  })

  test(`a copy that fails does not keep the next one from being made (Electron ${electron})`, async () => {
    const world = createWorld(electron)
    world.trouble.onWrite = () => {
      throw new Error('It is in use by another program.')
    }
    await expect(world.clipboard.copySecret(secret, 45)).rejects.toThrow('in use')
    world.trouble.onWrite = () => undefined
    await world.clipboard.copySecret('ptok-other', 10)
    expect([world.held(), world.waiting()]).toEqual(['ptok-other', [10_000]])
  })

  test(`a place that can’t be read does not keep the other from being cleared (Electron ${electron})`, async () => {
    const world = createWorld(electron)
    await world.clipboard.copySecret(secret, 45)
    world.trouble.cannotRead = true
    await world.clipboard.clearNow()
    expect(world.marked()).toBe('')
  })
}

test('a secret that is still on its way into the clipboard when all are hidden does not stay there', async () => {
  const world = createWorld('since 44')
  world.trouble.onWrite = () => void world.clipboard.clearNow()
  await world.clipboard.copySecret(secret, 45)
  expect([world.held(), world.marked(), world.waiting()]).toEqual(['', '', []])
})

test('where the system answers at once, clearing at quit needs no waiting', async () => {
  const world = createWorld('before 44')
  await world.clipboard.copySecret(secret, 45)

  void world.clipboard.clearNow()

  expect([world.held(), world.marked()]).toEqual(['', ''])
})
