/**
 * A key as Unreal's window names it: split at capitals, without the `b` of a switch. A name with dots is a console variable
 * and stays.
 */
export function labelOf(key: string): string {
  if (key.includes('.')) return key
  const name = /^b[A-Z]/.test(key) ? key.slice(1) : key
  const words = name.replaceAll('_', ' ').replace(/([a-z])(?=[A-Z])/g, '$1 ')
  // 2D and 3D stay together.
  const parted = words.replace(/(\d)(?=[A-CE-Z]|D[a-z])/g, '$1 ')
  // Several RHIs are no "RH Is".
  const whole = parted.replace(/([A-Z])(?=[A-Z][a-z])(?![A-HJ-Z]s(?![a-z])|Is$)/g, '$1 ')
  return capitalised(whole.replace(/\bdont\b/gi, "Don't"))
}

const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

/** Labels of the members of an enumeration: what all of them begin with, up to an underscore, says nothing. */
export function choiceLabels(members: readonly string[]): string[] {
  const [first = ''] = members
  const prefix = first.slice(0, first.indexOf('_') + 1)
  const isShared = members.length > 1 && members.every((member) => member.startsWith(prefix))
  return members.map((member) => labelOf(isShared ? member.slice(prefix.length) : member))
}

/** Such as "Cesium Runtime Settings" of `/Script/CesiumRuntime.CesiumRuntimeSettings`; null for what is no class. */
export function classLabel(section: string): string | null {
  const name = /^\/Script\/\w+\.(\w+)$/.exec(section)?.[1]
  return name === undefined ? null : labelOf(name)
}
