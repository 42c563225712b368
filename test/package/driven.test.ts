import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { describeBuild } from '../../scripts/packaging/build'
import { readFuses, wantedFuses } from '../../scripts/packaging/fuses'
import { assetPath, fetchKey, openWithPortal, pasteToken, press, showPage, writeFirst } from '../e2e/steps'
import type { World } from '../e2e/world'
import { startPortal, type Portal } from '../portal/portal'
import { codeOf, install, packages, prepareMachine, processesOfApp, remove, run, statusOf, type Machine } from './machine'

// The build that can be driven, installed like the product, from installing to removing.

const name = run('dpkg-deb', '--field', packages.older, 'Package')
let machine: Machine
let portal: Portal
let world: World

beforeAll(async () => {
  machine = await prepareMachine()
  install(packages.older)
  process.env['LATCHKEY_INSTALLED'] = [machine.wrapperOf(`/usr/bin/${name}`), machine.home, machine.uid].join(':')
  portal = await startPortal()
  world = await openWithPortal(portal, 'http')
})
afterAll(async () => {
  await world.quit().catch(() => undefined)
  await portal.close()
  await machine.end()
  remove(name)
})

const first = () => portal.world.organizations[0]?.projects[0] ?? { portal_token: '', runtime_key: 'none' }
const vault = () => readFileSync(join(world.userData, 'vault.json'), 'utf8')
const asset = () => readFileSync(join(world.project, assetPath), 'utf8')

test('it differs from the product in one fuse and in its mark', async () => {
  const fuses = await readFuses(`/usr/lib/${name}/${name}`)
  expect(fuses).toEqual({
    ...Object.fromEntries(Object.entries(wantedFuses('release')).filter(([fuse]) => fuse in fuses)),
    EnableNodeCliInspectArguments: true,
  })
  await showPage(world, 'Preferences')
  await world.page.getByText('Test build that test programs can drive').waitFor()
  await world.page
    .getByText(`Latchkey ${describeBuild('driven').version}`)
    .first()
    .waitFor()
  await showPage(world, 'coherence')
})

test('the installed app does the main job, as an ordinary user with the sandbox on', async () => {
  await pasteToken(world, first().portal_token)
  await fetchKey(world)
  await writeFirst(world)

  expect(asset()).toContain(`\n  runtimeKey: ${first().runtime_key}\n`)
  expect(vault()).not.toContain(first().portal_token)
  for (const pid of processesOfApp(name, 'renderer')) {
    expect(statusOf(pid, 'Uid')[0]).toBe(String(machine.uid))
    expect(statusOf(pid, 'Seccomp')).toEqual(['2'])
    expect(statusOf(pid, 'NSpid').length).toBeGreaterThan(1)
  }
  expect(processesOfApp(name, 'renderer').length).toBeGreaterThan(0)
})

test('a link of the desktop shows a page of the open project', async () => {
  const { id } = JSON.parse(readFileSync(join(world.project, '.latchkey/project.json'), 'utf8')) as { id: string }
  const open = async (link: string) => expect(await codeOf(machine.startAsUser(['xdg-open', link]))).toBe(0)

  await open(`latchkey://open?project=${id}&page=security`)
  await world.page.getByRole('heading', { name: 'Security', level: 1 }).waitFor()
  await open(`latchkey://open?project=${id}&page=nowhere`)
  await world.page.getByText('A link asked for a page that doesn’t exist').waitFor()
  await open('latchkey://open?project=6f1e1c5a-0b52-4f4e-9d57-6f3f3d0c1a11&page=coherence')
  await world.page.getByText('not known on this computer').waitFor()
  await world.page.getByRole('heading', { name: 'Security', level: 1 }).waitFor()
  expect(world.app.windows()).toHaveLength(1)
  await showPage(world, 'coherence')
})

test('an upgrade leaves the vault as it is, and the newer app reads it', async () => {
  await world.quit()
  const before = vault()
  install(packages.newer)
  expect(vault()).toBe(before)
  await world.start()

  await world.page
    .getByText(`Latchkey ${describeBuild('driven', 3600).version}`)
    .first()
    .waitFor()
  const asked = portal.requests.length
  await press(world, 'Fetch Runtime Key')
  await expect.poll(() => portal.requests.length, { message: 'the stored token was sent' }).toBeGreaterThan(asked)
  await press(world, 'Reveal Portal Token')
  await world.page.getByText(first().portal_token).first().waitFor()
})

test("removing it keeps what is the user's, and installing it again brings it all back", async () => {
  await world.quit()
  const before = vault()
  remove(name)
  expect(existsSync(`/usr/lib/${name}`)).toBe(false)
  expect(vault()).toBe(before)

  install(packages.newer)
  await world.start()
  await press(world, 'Reveal Portal Token')
  await world.page.getByText(first().portal_token).first().waitFor()
})
