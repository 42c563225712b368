import { expect, test } from 'vitest'

import { at, portalOfTest, projectPath, startWithProject, tokenAt, type RunningApp } from '../../world/appWorld'

// A pull may take an environment away while something is typed, asked or going on in it.

const stage = { ...at, environment: 'stage' } as const

type Document = { environments?: string[] }

async function startAtStage() {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  /** As a pull would, with the window looking at it. */
  const name = async (environments: string[]) => {
    const document = JSON.parse(app.project.text(projectPath)) as Document
    app.project.write(projectPath, JSON.stringify({ ...document, environments }))
    await app.app.refresh(app.session)
  }
  await name(['test', 'stage'])
  await app.call('environment.select', { environment: 'stage' })
  return { app, portal, name }
}

test.each([
  ['setting.leave', (app: RunningApp) => app.call('setting.leave', { ...stage, field: 'envFile' })],
  ['targets.dismiss', (app: RunningApp) => app.call('targets.dismiss', stage)],
  ['portal.cancel', (app: RunningApp) => app.call('portal.cancel', stage)],
  ['renewal.drop', (app: RunningApp) => app.call('renewal.drop', { ...stage, field: 'portalToken' })],
])('what is given up in an environment that was taken away is given up without a word: %s', async (_, giveUp) => {
  const { app, name } = await startAtStage()
  await app.call('setting.write', { ...stage, field: 'envFile', value: 'not a path' })
  await name(['test'])

  await giveUp(app)

  expect(app.view().said.text).toBe('')
  expect(app.service().problems).toEqual({})
})

test('what was given up there is gone when the environment is back', async () => {
  const { app, name } = await startAtStage()
  await app.call('setting.write', { ...stage, field: 'envFile', value: 'not a path' })
  expect(app.service().problems).toHaveProperty('envFile')
  await name(['test'])
  await app.call('setting.leave', { ...stage, field: 'envFile' })
  await name(['test', 'stage'])
  await app.call('environment.select', { environment: 'stage' })
  expect(app.service().problems).toEqual({})
})

test('a request under way there can still be cancelled', async () => {
  const { app, portal, name } = await startAtStage()
  await app.call('secret.store', { ...stage, field: tokenAt.field, value: portal.first.portal_token })
  portal.fail('stall-before-headers', 1)
  const fetching = app.call('portal.fetch', stage)
  await expect.poll(() => portal.asked('/project')).toHaveLength(1)
  await name(['test'])
  await app.call('portal.cancel', stage)
  await fetching
  expect(app.view().said.text).toMatch(/^Cancelled/)
})
