/** Without the keys that have no value. */
export function defined<All extends object>(all: All): { [Key in keyof All]?: Exclude<All[Key], undefined> } {
  // What is left has no undefined in it, which the types of `Object` can't say.
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ReturnType<typeof defined<All>>
}
