import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { startPortal } from '../portal/portal'
import { fetchKey, openWithPortal, pasteToken } from './steps'

/** A process and all those that it started. */
function familyOf(pid: number): number[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  const children = all.filter((one) => textOf(`/proc/${one}/status`).includes(`\nPPid:\t${pid}\n`))
  return [pid, ...children.flatMap(familyOf)]
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

test('no key of a connection is written down for others, and no dump of any process would hold memory', async () => {
  const portal = await startPortal()
  const keys = join(process.env['HOME'] ?? '', 'keys.txt')
  const world = await openWithPortal(portal, 'https', { environment: { SSLKEYLOGFILE: keys } })
  await pasteToken(world, portal.world.organizations[0]?.projects[0]?.portal_token ?? '')
  await fetchKey(world)

  expect(existsSync(keys)).toBe(false)
  const running = familyOf(world.app.process().pid ?? 0)
  // The main process, two zygotes, one that draws and one for the network.
  expect(running.length).toBeGreaterThan(4)
  const filters = running.map((pid) => textOf(`/proc/${pid}/coredump_filter`).trim())
  expect(new Set(filters)).toEqual(new Set(['00000000']))
  await world.close()
  await portal.close()
})
