import { cpSync, existsSync, renameSync, rmSync } from 'node:fs'

import { expect, test } from 'vitest'

import { at, portalOfTest, projectPath, startApp, startWithProject, tokenAt } from '../../world/appWorld'
import { temporaryFolder } from '../../world/folder'

const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'

test('nothing is watched before the first paint, and what happened until then is seen after it', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  await app.call('project.open', { path: project.root })
  const services = { coherence: { all: { envVariable: 'PULLED' } } }
  project.write(projectPath, JSON.stringify({ version: 1, id, services }))
  expect(app.value('envVariable')).toBe('COHERENCE_RUNTIME_KEY')
  await app.call('view.painted', undefined)
  await expect.poll(() => app.value('envVariable')).toBe('PULLED')
})

test('a pull that gives the folder the id of another project gives it none of that one’s secrets', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('view.painted', undefined)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  const other = temporaryFolder('unity-project')
  await app.call('project.open', { path: other.root })
  expect(app.view().project?.boundTo).toBeNull()

  cpSync(app.project.at('.latchkey'), other.at('.latchkey'), { recursive: true })
  await expect.poll(() => app.view().project?.boundTo).toEqual([app.project.root])
  expect(app.service().secrets['portalToken']?.state).toBe('absent')
  await app.call('portal.fetch', at)
  expect(portal.requests).toEqual([])
})

test('a file that is damaged for a while is the same project before and after', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  const whole = JSON.stringify({ version: 1, id, services: { coherence: { all: { envVariable: 'WHOLE' } } } })
  project.write(projectPath, whole)
  await app.call('project.open', { path: project.root })
  await app.call('view.painted', undefined)
  project.write(projectPath, '<<<<<<< ours')
  await expect
    .poll(() =>
      app
        .view()
        .notices.map(({ text }) => text)
        .join(''),
    )
    .toContain('conflict markers')
  expect(app.view().project?.id).toBe(id)
  project.write(projectPath, whole)
  await expect.poll(() => app.value('envVariable')).toBe('WHOLE')
  expect(app.view()).toMatchObject({ notices: [], project: { id, boundTo: null } })
})

test.each([
  ['Unity', 'ProjectSettings/TimeManager.asset'],
  ['Unreal', 'Config/DefaultInput.ini'],
  ['Unreal', 'Config/Linux/LinuxEngine.ini'],
  ['Unreal', 'Platforms/Linux/Config/LinuxEngine.ini'],
])(
  'a file of settings that %s’s project did not have is shown as soon as it comes, and gone with it: %s',
  async (engine, path) => {
    const app = startApp()
    const fixture = engine === 'Unity' ? 'unity-settings' : 'unreal-project'
    const project = temporaryFolder(fixture)
    const text = engine === 'Unity' ? project.text(path) : '[Own]\nr.Own=1\n'
    rmSync(project.at(path), { force: true })
    await app.call('project.open', { path: project.root })
    await app.call('view.painted', undefined)
    const files = () => app.view().project?.enginePages?.flatMap((page) => page.files.map((file) => file.path)) ?? []
    await expect.poll(files).not.toEqual([])
    expect(files()).not.toContain(path)
    project.write(path, text)
    await expect.poll(files).toContain(path)
    rmSync(project.at(path))
    await expect.poll(files).not.toContain(path)
  },
)

test('a change during a fetch is shown, and the fetch ends as it would have', async () => {
  const portal = await portalOfTest()
  const app = await startWithProject(portal.http.origin)
  await app.call('view.painted', undefined)
  await app.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  portal.fail('stall-before-headers', 1)
  const fetching = app.call('portal.fetch', at)
  await expect.poll(() => portal.asked('/project')).toHaveLength(1)
  const saved = app.project.text(projectPath)
  app.project.write(
    `${projectPath}.new`,
    saved.replace('"useCustomEndpoint"', '"envVariable": "PULLED",\n        "useCustomEndpoint"'),
  )
  renameSync(app.project.at(`${projectPath}.new`), app.project.at(projectPath))
  await expect.poll(() => app.value('envVariable')).toBe('PULLED')
  await app.call('portal.cancel', at)
  await fetching
  await app.call('portal.fetch', at)
  expect(app.service().problems).toEqual({})
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  expect(app.project.text(projectPath)).toContain('PULLED')
})

test('a closed window watches nothing', async () => {
  const app = startApp()
  const project = temporaryFolder('unity-project')
  await app.call('project.open', { path: project.root })
  await app.call('view.painted', undefined)
  app.app.close(app.session)
  project.write(projectPath, '{')
  expect(app.session.project()).toBeNull()
  expect(existsSync(project.at(projectPath))).toBe(true)
})
