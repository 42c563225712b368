import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { startWorld } from '../../../test/e2e/world'
import type { Row } from '../row'
import { median } from '../statistics'

const changes = 15

/** The time until the open window shows a setting that another program saved. */
export async function changesFromOutside(): Promise<Row[]> {
  const { page, project, close } = await startWorld()
  mkdirSync(join(project, '.latchkey'))
  const save = (envVariable: string) =>
    writeFileSync(
      join(project, '.latchkey/project.json'),
      JSON.stringify({
        version: 1,
        id: '6f1c4a52-3f0e-4f7a-9b57-0a54d0c2c001',
        services: { coherence: { all: { envVariable } } },
      }),
    )
  const times: number[] = []
  for (let change = 0; change <= changes; change += 1) {
    const value = `CHANGE_${change}`
    // Watching begins some time after the first view.
    if (change === 0) await page.waitForTimeout(2000)
    const started = performance.now()
    save(value)
    await page.waitForFunction((text) => [...document.querySelectorAll('input')].some((input) => input.value === text), value)
    if (change > 0) times.push(performance.now() - started)
  }
  await close()
  return [
    {
      what: "another program's change until it is shown",
      beside: '',
      value: median(times),
      raw: null,
      unit: 'ms',
      figure: 'plain',
      budget: 1000,
    },
  ]
}
