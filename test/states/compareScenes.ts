import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { showPage } from '../e2e/steps'
import type { World } from '../e2e/world'
import type { Scene } from './scene'

const file = 'project.godot'

/** The settings of a small game, as they were once and as they are now. */
const before = `[display]

window/size/viewport_width=1280
window/size/viewport_height=720

[physics]

common/physics_ticks_per_second=60
3d/default_gravity=9.8
`
const now = `[audio]

driver/mix_rate=48000

[display]

window/size/viewport_width=1920
window/size/viewport_height=1080
window/size/mode=3
window/stretch/mode="canvas_items"

[physics]

common/physics_ticks_per_second=120
3d/default_gravity=1.62
`

/** Commits by git itself, with an author who is not the user of this computer. */
function commit({ project }: World, subject: string): void {
  const words = ['-c', 'user.name=Ada Lantern', '-c', 'user.email=ada@example.com', '-c', 'gc.auto=0']
  const git = (...rest: string[]) => execFileSync('git', ['-C', project, ...words, ...rest], { stdio: 'pipe' })
  git('init', '--quiet', '--initial-branch=main')
  git('add', '--all')
  git('commit', '--quiet', '-m', subject)
}

function makeHistory(world: World): void {
  const path = join(world.project, file)
  const text = readFileSync(path, 'utf8')
  writeFileSync(path, `${text}\n${before}`)
  commit(world, 'First playable')
  writeFileSync(path, `${text}\n${now.replace('=120', '=90')}`)
  commit(world, 'Full HD, and gravity of the moon')
  writeFileSync(path, `${text}\n${now}`)
}

/** Answers the system's dialog for files with this one. */
async function choose({ app }: World, path: string): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] })
  }, path)
}

const revisions = (world: World) => world.page.getByRole('button', { name: 'Git revision…' })

/** The page that holds settings against others. */
export const compareScenes: Scene[] = [
  {
    name: 'compare',
    fixture: 'godot-project',
    states: {
      'as it is': async ({ world }) => {
        makeHistory(world)
        await showPage(world, 'Compare')
        await world.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('focus'))
        await revisions(world).waitFor()
      },
      defaults: async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Defaults' }).click()
        await page.getByRole('heading', { name: 'differ from the defaults' }).waitFor()
      },
      chosen: async ({ world: { page } }) => {
        await page.getByRole('checkbox', { name: 'Physics Ticks per Second' }).check()
        await page.getByRole('checkbox', { name: 'Default Gravity' }).check()
        await page.getByRole('button', { name: 'Take over 2' }).waitFor()
      },
      'choosing a revision': async ({ world }) => {
        await revisions(world).click()
        await world.page.getByRole('dialog').getByRole('button', { name: 'First playable' }).waitFor()
      },
      'a revision': async ({ world: { page } }) => {
        await page.getByRole('dialog').getByRole('button', { name: 'First playable' }).click()
        await page.getByRole('heading', { name: 'settings differ from' }).waitFor()
      },
      'who changed this': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'More actions for Physics Ticks per Second' }).click()
        await page.getByRole('menuitem', { name: 'Who changed this…' }).click()
        await page.getByRole('dialog').getByText('Full HD').waitFor()
      },
      'a preset': async ({ world }) => {
        const rows = [
          ['physics/common/physics_ticks_per_second', '240'],
          ['physics/3d/default_gravity', 'none'],
          ['application/config/features', 'PackedStringArray("4.9")'],
          ['moth/none', '1'],
        ].map(([key, value]) => ({ file, key, value }))
        const path = join(world.folder, 'arcade.latchkey-preset.json')
        writeFileSync(path, JSON.stringify({ version: 1, engine: 'godot', rows }))
        await choose(world, path)
        await world.page.keyboard.press('Escape')
        await world.page.getByRole('button', { name: 'Preset…', exact: true }).click()
        await world.page.getByRole('heading', { name: 'differ from arcade' }).waitFor()
      },
      'nothing differs': async ({ world }) => {
        commit(world, 'As it is now')
        await revisions(world).click()
        await world.page.getByRole('dialog').getByRole('button', { name: 'As it is now' }).click()
        await world.page.getByRole('heading', { name: 'Nothing differs from' }).waitFor()
      },
      'not a preset': async ({ world }) => {
        await choose(world, join(world.project, file))
        await world.page.getByRole('button', { name: 'Preset…', exact: true }).click()
        await world.page.getByText('is not a preset').waitFor()
      },
    },
  },
]
