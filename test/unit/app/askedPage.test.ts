import { expect, test } from 'vitest'

import { startApp } from '../world/appWorld'
import { temporaryFolder } from '../world/folder'

async function startUndone() {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  await app.call('project.open', { path: project.root })
  await app.call('general.write', { id: 'unity.bundleVersion', value: '2.0.1' })
  await app.call('history.undo', undefined)
  return { ...app, project }
}

const asked = ({ view }: Pick<ReturnType<typeof startApp>, 'view'>) => view().asked

test('the wish to show a page is gone once the page has followed it, and stays until then', async () => {
  const app = await startUndone()
  expect(asked(app)).toMatchObject({ page: 'general', row: 'general/unity.bundleVersion' })
  app.session.publish()
  const { count } = (await app.call('view.read', undefined)).asked ?? { count: 0 }

  await app.call('page.shown', { count })
  expect(asked(app)).toBeNull()
  expect((await app.call('view.read', undefined)).asked).toBeNull()
})

test('an answer to one wish is none to the next, which has another number', async () => {
  const app = await startUndone()
  const { count } = asked(app) ?? { count: 0 }
  await app.call('history.redo', undefined)
  await app.call('page.shown', { count })
  const next = asked(app)
  expect(next).toMatchObject({ page: 'general' })
  await app.call('page.shown', { count: next?.count ?? 0 })
  await app.call('history.undo', undefined)
  expect(asked(app)?.count).toBeGreaterThan(next?.count ?? 0)
})

test('the wish to show a row of one project is not followed in another', async () => {
  const app = await startUndone()
  const other = temporaryFolder('unity-project')
  app.noteChosen(other.root)
  await app.call('project.open', { path: other.root })
  expect(asked(app)).toBeNull()
})

test('the page that a link asks for is shown in the project that it opens, and opening that one again keeps it', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  const opening = app.app.openProject(app.session, project.root)
  app.session.askFor('security')
  await opening
  expect(asked(app)).toMatchObject({ page: 'security' })
  await app.call('project.open', { path: project.root })
  expect(asked(app)).toMatchObject({ page: 'security' })
})
