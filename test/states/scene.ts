import { useEndpoint } from '../e2e/steps'
import { trust } from '../e2e/trust'
import { startWorld, type World } from '../e2e/world'
import { startPortal, type Portal } from '../portal/portal'

export type Stage = { world: World; portal: Portal }

/** States that follow one another in the same window. */
export type Scene = {
  name: string
  options?: Parameters<typeof startWorld>[0]
  /** True: the project's portal is the mock server. */
  hasPortal?: boolean
  /** True: the certificate of the mock server counts as good, like one of a company's own authority. */
  trustsPortal?: boolean
  /** By name, in order: what a user does to get there from the state before. */
  states: Readonly<Record<string, (stage: Stage) => Promise<void>>>
}

const themes = ['dark', 'light'] as const
type Theme = (typeof themes)[number]

/** Plays a scene and looks at every state of it in both themes. */
export async function play(scene: Scene, look: (shown: Stage & { state: string; theme: Theme }) => Promise<void>) {
  const portal = await startPortal()
  if (scene.trustsPortal === true) trust(process.env['HOME'] ?? '', portal.https.caPem)
  const world = await startWorld(scene.options)
  try {
    if (scene.hasPortal === true) await useEndpoint(world, portal.http.portalUrl)
    for (const [state, show] of Object.entries(scene.states)) {
      await show({ world, portal })
      for (const theme of themes) {
        await setTheme(world, theme)
        await look({ world, portal, state, theme })
      }
    }
  } finally {
    await world.close()
    await portal.close()
  }
}

async function setTheme({ page }: World, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme })
  // Colours that fade in are looked at when they are done.
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity)
    await Promise.all(ending.map(({ finished }) => finished))
  })
}
