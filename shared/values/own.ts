/** An own property of an object read from a file. The name may be one that every object inherits, such as `constructor`. */
export function ownIn<T>(tree: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return tree !== undefined && Object.hasOwn(tree, name) ? tree[name] : undefined
}
