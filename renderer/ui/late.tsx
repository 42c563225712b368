import { lazy, Suspense, useState, type ComponentType } from 'react'

const awaited: (() => Promise<unknown>)[] = []

/**
 * A component that a start does not need. Its code comes in idle time, or else when it is first drawn, after an empty
 * moment. Once it is there, it is drawn at once.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null
  const loadOnce = async () => ({ default: (known ??= await load()) })
  const Loading = lazy(loadOnce)
  awaited.push(loadOnce)

  return function Late(props) {
    // Kept as it began: another component in its place would lose what the user did in it.
    const [Drawn] = useState<ComponentType<Props>>(() => known ?? Loading)
    return (
      <Suspense>
        <Drawn {...props} />
      </Suspense>
    )
  }
}

/** Loads what comes late, one after another, while nothing else is going on. What fails is loaded again when it is drawn. */
export async function loadLate(): Promise<void> {
  for (const load of awaited) {
    await new Promise((resolve) => requestIdleCallback(resolve))
    await load().catch(() => undefined)
  }
}
