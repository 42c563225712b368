import type { Scene } from './scene'

/** The window's own pages. */
export const windowScenes: Scene[] = [
  {
    name: 'start',
    options: { fixture: null },
    states: {
      'no project': ({ world: { page } }) => page.getByRole('heading', { name: 'Open a game project' }).waitFor(),
    },
  },
  {
    name: 'pages',
    states: {
      preferences: async ({ world: { page } }) => {
        await page.keyboard.press('Control+,')
        await page.getByRole('heading', { name: 'Preferences' }).waitFor()
      },
      recent: async ({ world: { page } }) => {
        await page.getByRole('treeitem', { name: 'Recent projects' }).click()
        await page.getByRole('heading', { name: 'Recent projects' }).waitFor()
      },
      'undone on another page': async ({ world: { page } }) => {
        await page.getByRole('treeitem', { name: 'coherence' }).click()
        for (const name of ['FIRST_KEY', 'GAME_RUNTIME_KEY']) {
          await page.getByRole('textbox', { name: 'Variable name' }).fill(name)
          await page.keyboard.press('Enter')
          await page.getByText('Variable name saved').waitFor()
        }
        await page.getByRole('treeitem', { name: 'Recent projects' }).click()
        await page.keyboard.press('Control+z')
        await page.getByText('Undone: Change Variable name, coherence').waitFor()
        await page.getByRole('textbox', { name: 'Variable name' }).waitFor()
      },
      'project menu': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Project', exact: false }).first().click()
        await page.getByRole('menu').waitFor()
      },
    },
  },
]
