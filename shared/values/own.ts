/** What an object of a file holds under a name, which may be one that every object has, such as `constructor`. */
export function ownIn<T>(tree: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return tree !== undefined && Object.hasOwn(tree, name) ? tree[name] : undefined
}
