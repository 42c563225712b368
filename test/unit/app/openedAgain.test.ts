import { cpSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

import { expect, test } from 'vitest'

import { at, portalOfTest, projectPath, startApp, startWithProject, tokenAt } from '../world/appWorld'
import { draw } from '../world/drawn'
import { temporaryFolder } from '../world/folder'

/** The app after the main job, and the way to close it and open the project again, on the same computer. */
async function afterMainJob() {
  const portal = await portalOfTest()
  const first = await startWithProject(portal.http.origin)
  await first.call('secret.store', { ...tokenAt, value: portal.first.portal_token })
  await first.call('portal.fetch', at)
  await first.call('targets.write', { ...at, ids: ['unity'] })
  let running: Pick<ReturnType<typeof startApp>, 'end'> = first

  async function again(folder = first.project.root) {
    running.end()
    const app = startApp(first.computer)
    running = app
    await app.call('view.painted', undefined)
    app.noteChosen(folder)
    await app.call('project.open', { path: folder })
    return app
  }

  return { portal, first, project: first.project, again }
}

test('closed, cut off from the network and opened again, everything is there and can be edited', async () => {
  const { portal, project, again } = await afterMainJob()
  await portal.close()
  const app = await again()

  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  expect(app.value('projectName')).toBe(portal.first.name)
  expect(app.service().targets.find(({ id }) => id === 'unity')?.state).toBe('up-to-date')
  expect(app.service().secrets['portalToken']?.state).toBe('stored')
  await app.call('setting.write', { ...at, field: 'envVariable', value: 'GAME_KEY' })
  expect(project.text(projectPath)).toContain('"GAME_KEY"')

  await app.call('portal.fetch', at)
  expect(app.service().problems['runtimeKey']?.message).toMatch(/refused|running/)
  expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
})

const damaged = '{"version": 1, "rec'

test('state, vault, preferences and approvals that are damaged are kept aside one by one, said, and the app starts', async () => {
  const { portal, first, project, again } = await afterMainJob()
  const { user } = first
  const [state] = readdirSync(user.at('state')).filter((entry) => entry.endsWith('.json'))
  let app = await again()
  for (const name of [`state/${state}`, 'vault.json', 'preferences.json', 'approvals.json']) {
    app.end()
    user.write(name, damaged)
    app = await again()
    expect(
      app
        .view()
        .notices.map(({ text }) => text)
        .join(),
    ).toContain(`${basename(name)} was damaged`)
    const folder = user.at(dirname(name))
    const kept = readdirSync(folder).find((entry) => entry.startsWith(`${basename(name)}.damaged-`))
    expect(readFileSync(join(folder, kept ?? ''), 'utf8')).toBe(damaged)
    expect(app.value('runtimeKey')).toBe(portal.first.runtime_key)
  }
  expect(project.text(projectPath)).toContain(portal.first.runtime_key)
  expect(await draw(app.view())).toContain('Allow this portal?')
})

test('a damaged project.json is said, left as it is, and kept aside at the next save', async () => {
  const project = temporaryFolder('unity-project')
  const conflict = '<<<<<<< ours\n{}'
  project.write(projectPath, conflict)
  const app = startApp()
  await app.call('project.open', { path: project.root })
  expect(
    app
      .view()
      .notices.map(({ text }) => text)
      .join(),
  ).toContain('git conflict markers')
  expect(project.text(projectPath)).toBe(conflict)

  await app.call('setting.write', { ...at, field: 'useCustomEndpoint', value: true })
  expect(project.text(projectPath)).toContain('"useCustomEndpoint": true')
  const kept = readdirSync(project.at('.latchkey')).filter((name) => name.startsWith('project.json.damaged-'))
  expect(kept.map((name) => project.text(join('.latchkey', name)))).toEqual([conflict])
})

const paste = /<button[^>]*aria-label="Paste Portal Token"[^>]*>/
const reveal = 'aria-label="Reveal Portal Token"'

test('a copied project folder shows the question whose it is, and no way to give or show a secret before the answer', async () => {
  const { portal, project, again } = await afterMainJob()
  const copy = temporaryFolder()
  cpSync(project.root, copy.root, { recursive: true })
  const before = portal.requests.length
  const app = await again(copy.root)
  const asking = await draw(app.view())
  expect(asking).toContain('Is this the same project?')
  expect(asking).not.toContain(reveal)
  expect(paste.exec(asking)?.[0]).toContain('disabled=""')
  await app.call('portal.fetch', at)
  expect(await draw(app.view())).toContain('role="alert"')

  await app.call('project.accept', { id: app.view().project?.id ?? '' })
  const answered = await draw(app.view())
  expect(answered).toContain(reveal)
  expect(paste.exec(answered)?.[0]).not.toContain('disabled=""')
  expect(portal.requests).toHaveLength(before)
})

test('an address that came with the project gets nothing before it was approved, and no secret follows it', async () => {
  const { portal, first, project, again } = await afterMainJob()
  first.end()
  writeFileSync(project.at(projectPath), project.text(projectPath).replaceAll(portal.http.origin, portal.other.origin))
  const app = await again()
  const asking = await draw(app.view())
  expect(asking).toContain('Allow this portal?')
  expect(asking).toContain(portal.other.origin)
  expect(paste.exec(asking)?.[0]).toContain('disabled=""')
  await app.call('portal.fetch', at)
  expect(await draw(app.view())).toContain('role="alert"')

  await app.call('portal.approve', { ...at, origin: portal.other.origin })
  expect(await draw(app.view())).toContain(`Saved for ${portal.http.origin}`)
  await app.call('portal.fetch', at)
  expect(app.service().problems['runtimeKey']?.message).toContain('saved for')
  expect(portal.other.connections()).toBe(0)
})
