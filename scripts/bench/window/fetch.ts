import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

import { assetPath, fetchKey, openWithPortal, pasteToken, writeFirst } from '../../../test/e2e/steps'
import { startPortal } from '../../../test/portal/portal'
import type { Row } from '../row'
import { percentile } from '../statistics'
import { untilPainted, withoutFrameLimit } from './inPage'

const rounds = 40

/** From the arrow to the key on screen and in the game's file, compared with the bare request and one durable write. */
export async function fetchOverhead(): Promise<Row[]> {
  const portal = await startPortal()
  const [project] = portal.world.organizations[0]?.projects ?? []
  if (project === undefined) throw new Error('The mock server has no project.')
  const world = await openWithPortal(portal, 'http', { switches: withoutFrameLimit })
  await pasteToken(world, project.portal_token)
  await fetchKey(world)
  await writeFirst(world)
  const asked = portal.requests.findLast(({ headers }) => 'x-coherence-portal-token' in headers)
  if (asked === undefined) throw new Error('Nothing was asked.')

  // The client adds its own headers.
  const sent = Object.fromEntries(
    Object.entries(asked.headers).flatMap(([name, value]) => (name.startsWith('x-') ? [[name, String(value)]] : [])),
  )
  const times: number[] = []
  const raw: number[] = []
  for (let round = 0; round <= rounds; round += 1) {
    project.runtime_key = randomBytes(16).toString('hex')
    const time = await untilPainted(world.page, {
      act: `document.querySelector('[aria-label="Fetch Runtime Key"]').click()`,
      until: `[...document.querySelectorAll('input')].some(({ value }) => value === '${project.runtime_key}')`,
    })
    if (!readFileSync(join(world.project, assetPath), 'utf8').includes(project.runtime_key))
      throw new Error('The key is on the screen and not in the file.')
    const rawTime = await rawMilliseconds(`${portal.http.origin}${asked.path}`, sent, join(world.folder, 'raw'))
    // The first round warms both up.
    if (round === 0) continue
    times.push(time)
    raw.push(rawTime)
  }
  await world.close()
  await portal.close()
  return [
    {
      what: 'arrow to key on screen and on disk, p95',
      beside: 'request, write, fsync',
      value: percentile(times, 95),
      raw: percentile(raw, 50),
      unit: 'ms',
      figure: 'difference',
      budget: 15,
    },
  ]
}

async function rawMilliseconds(url: string, headers: Record<string, string>, path: string): Promise<number> {
  const started = performance.now()
  const answer = await fetch(url, { headers })
  const text = await answer.text()
  const file = openSync(path, 'w')
  writeSync(file, text)
  fsyncSync(file)
  closeSync(file)
  if (!answer.ok) throw new Error(`The mock server answered ${answer.status}.`)
  return performance.now() - started
}
