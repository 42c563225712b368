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
      'project menu': async ({ world: { page } }) => {
        await page.getByRole('button', { name: 'Project', exact: false }).first().click()
        await page.getByRole('menu').waitFor()
      },
    },
  },
]
