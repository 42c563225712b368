import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { play } from '../../test/states/scene'
import { scenes } from '../../test/states/scenes'

const folder = 'screenshots'
const chosen = process.argv.slice(2)
mkdirSync(folder, { recursive: true })

let count = 0
for (const scene of scenes) {
  if (chosen.length > 0 && !chosen.includes(scene.name)) continue
  await play(scene, async ({ world, state, theme }) => {
    const name = `${scene.name}-${state}-${theme}.png`.replaceAll(' ', '-')
    await world.page.screenshot({ path: join(folder, name) })
    count += 1
  })
}
process.stdout.write(`${count} pictures in ${folder}/\n`)
process.exit(count === 0 ? 1 : 0)
