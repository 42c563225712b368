import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { expect, test } from 'vitest'

import { openProjectFile } from '../../electron/projects/projectFile'
import { temporaryFolder } from './folder'

const id = '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001'
const path = '.latchkey/project.json'
const programs = join(import.meta.dirname, '..', 'storage')
const tsx = import.meta.resolve('tsx')

/** Another process that writes a key of the project's file again and again; answers the value it wrote last. */
async function writer(program: string, root: string, key: string): Promise<string> {
  const child = spawn(process.execPath, ['--import', tsx, join(programs, program), root, key], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [last, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  expect(code).toBe(0)
  return last
}

test('three processes and a script write different fields at the same time, and every last value stands', async () => {
  const folder = temporaryFolder()
  await openProjectFile({ root: folder.root, knownId: id, now: () => new Date() }).then((file) =>
    file.update([{ place: { service: 'coherence', scope: 'all', field: 'envFile' }, from: null, to: '.env' }]),
  )

  const [envVariable, portalUrl, projectName, team] = await Promise.all([
    writer('fieldWriter.ts', folder.root, 'envVariable'),
    writer('fieldWriter.ts', folder.root, 'portalUrl'),
    writer('fieldWriter.ts', folder.root, 'projectName'),
    writer('scriptWriter.ts', folder.root, 'team'),
  ])

  expect(JSON.parse(folder.text(path))).toMatchObject({
    id,
    team,
    services: { coherence: { all: { envVariable, portalUrl }, test: { projectName } } },
  })
  for (const last of [envVariable, portalUrl, projectName]) expect(Number(last.slice(6))).toBeGreaterThan(5)
  expect(readdirSync(folder.at('.latchkey')), 'nothing is left beside it').toEqual(['project.json'])
})

test('two that make the file in the same moment lose nothing', async () => {
  for (let round = 0; round < 20; round += 1) {
    const folder = temporaryFolder()
    const open = () => openProjectFile({ root: folder.root, knownId: id, now: () => new Date() })
    const files = await Promise.all([open(), open(), open()])
    const values = { portalUrl: 'x', envVariable: 'x', useCustomEndpoint: true }
    await Promise.all(
      Object.entries(values).map(async ([field, to], index) => {
        await files[index]?.update([{ place: { service: 'coherence', scope: 'all', field }, from: null, to }])
      }),
    )
    const saved: unknown = JSON.parse(folder.text(path))
    expect(saved).toMatchObject({ services: { coherence: { all: values } } })
  }
})

test('what a program puts in the place of the file stands: no save brings old values back', async () => {
  const folder = temporaryFolder()
  const ours = await openProjectFile({ root: folder.root, knownId: id, now: () => new Date() })
  const place = { service: 'coherence', scope: 'all', field: 'envVariable' } as const
  await ours.update([{ place, from: null, to: 'OURS' }])
  const branch = { version: 1, id, services: { coherence: { all: { portalUrl: 'https://branch.example' } } } }
  writeFileSync(folder.at(path), JSON.stringify(branch))

  await ours.update([{ place: { ...place, field: 'useCustomEndpoint' }, from: null, to: true }])

  expect(JSON.parse(folder.text(path))).toMatchObject({
    services: { coherence: { all: { portalUrl: 'https://branch.example', useCustomEndpoint: true } } },
  })
  expect(readFileSync(folder.at(path), 'utf8')).not.toContain('OURS')
})

test('a sign that a dead process left behind holds nobody up for long, and goes', async () => {
  const folder = temporaryFolder()
  const sign = folder.write('.latchkey/.project.json.lock', '')
  const ours = await openProjectFile({ root: folder.root, knownId: id, now: () => new Date() })
  await ours.update([{ place: { service: 'coherence', scope: 'all', field: 'envVariable' }, from: null, to: 'A' }])
  expect(folder.text(path)).toContain('"A"')
  expect(existsSync(sign)).toBe(false)
})
