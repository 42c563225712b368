/** Does the same for an argument only once: all who ask for it get the first result. */
export function onceEach<T, R>(action: (one: T) => R): (one: T) => R {
  const done = new Map<T, { result: R }>()
  return (one) => {
    const known = done.get(one) ?? { result: action(one) }
    done.set(one, known)
    return known.result
  }
}
