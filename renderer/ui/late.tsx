import { lazy, Suspense, useState, type ComponentType } from 'react'

const awaited: (() => Promise<unknown>)[] = []

/**
 * A component that is not needed at startup. Its code is loaded in idle time, or when it is first drawn, which leaves its
 * place empty for a moment. Once loaded, it is drawn immediately.
 */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let known: ComponentType<Props> | null = null
  const loadOnce = async () => ({ default: (known ??= await load()) })
  const Loading = lazy(loadOnce)
  awaited.push(loadOnce)

  return function Late(props) {
    // Chosen once: switching components later would lose the state inside.
    const [Drawn] = useState<ComponentType<Props>>(() => known ?? Loading)
    return (
      <Suspense>
        <Drawn {...props} />
      </Suspense>
    )
  }
}

/** Loads all late components in idle time, one after another. A component that fails is loaded again when it is drawn. */
export async function loadLate(): Promise<void> {
  for (const load of awaited) {
    await new Promise((resolve) => requestIdleCallback(resolve))
    await load().catch(() => undefined)
  }
}
