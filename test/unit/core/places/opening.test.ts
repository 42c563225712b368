import { expect, test, vi } from 'vitest'

import { formats } from '../../../../electron/core/places/gameFile'
import { createOpening } from '../../../../electron/core/places/opening'
import { startApp } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'
import { unrealGame } from '../../shared/catalog/unrealGame'

const path = 'Config/DefaultEngine.ini'

test('a file in which many services have places, in every environment, is taken apart once when it is read', async () => {
  const app = startApp()
  const project = temporaryFolder(unrealGame.fixture)
  for (const [file, text] of Object.entries(unrealGame.files)) project.write(file, text)
  // It counts, and does all that it did.
  const taken = vi.spyOn(formats as { unrealTree: typeof formats.unrealTree }, 'unrealTree')
  const count = () => taken.mock.calls.filter(([, name]) => name === path).length
  try {
    await app.call('project.open', { path: project.root })
    const opened = app.session.opened()
    const reading = opened.services.flatMap((service) =>
      opened.environments().flatMap((environment) => opened.targets({ service, environment })),
    )
    expect(
      reading.filter(({ target, declared }) => target.path === path && declared.format === 'unrealTree').length,
    ).toBeGreaterThan(10)
    taken.mockClear()
    await opened.readTargets()
    expect(count()).toBe(1)
    project.write(path, project.text(path).replace('9A1B2', '77777'))
    await opened.readTargets()
    expect(app.view().project?.services.find(({ id }) => id === 'playfab')?.settings['titleId']?.value).toBe('77777')
    expect(count(), 'another text is taken apart anew').toBe(2)
  } finally {
    taken.mockRestore()
  }
})

test('another text, format or file is never taken for one that was taken apart', () => {
  const { open, forget } = createOpening()
  const ini = (value: string) => ({ text: `[s]\nkey=${value}\n`, encoding: 'utf8' as const })
  const valueOf = (value: string, name: string) => open(ini(value), name, formats.ini).find({ section: 's', key: 'key' })?.value
  expect([valueOf('1', 'a'), valueOf('1', 'b'), valueOf('2', 'a'), valueOf('1', 'a')]).toEqual(['1', '1', '2', '1'])
  const [first, again] = [open(ini('1'), 'a', formats.ini), open(ini('1'), 'a', formats.ini)]
  expect(again).toBe(first)
  expect(open(ini('1'), 'a', formats.unrealTree)).not.toBe(first)
  forget()
  expect(open(ini('1'), 'a', formats.ini)).not.toBe(first)
})
