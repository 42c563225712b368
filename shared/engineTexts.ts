/** Words about the engine's own settings. */
export const engineTexts = {
  notOnOff: 'This can only be on or off.',
  notNumber: 'Type a number, such as 0.5.',
  notWhole: 'Type a whole number.',
  notAChoice: 'Choose one of the listed values.',
  notParts: (count: number) => `Type ${count} numbers.`,
  notInRange: (min: number | undefined, max: number | undefined) => {
    if (min === undefined) return `The largest value is ${max ?? ''}.`
    return max === undefined ? `The smallest value is ${min}.` : `Type a number from ${min} to ${max}.`
  },
  notReference: 'This names another file. Choose it in the engine.',
  oneLine: 'This is one line of text.',
  notHeld: (label: string) => `The file can’t hold this value of ${label}.`,
  unity: {
    none: 'None',
    builtIn: 'Built into Unity',
    element: 'Element',
    anyPlatform: 'All platforms',
    entries: (count: number) => (count === 0 ? 'Empty' : count === 1 ? '1 entry' : `${count} entries`),
    unread: 'Unreadable line',
    otherObjects: 'Other objects',
    severalObjects: 'This file holds several objects. Only the first one can be edited here. Edit the others in Unity.',
    strange: 'This isn’t in a form that Latchkey can edit. Edit it in Unity.',
    list: 'Add and remove entries in Unity.',
    risks: {
      internal: 'Unity keeps this for itself.',
      engine: 'Unity writes this by itself.',
      id: 'Unity finds things by this id. Another one would break the link.',
      secret: 'This is a secret, in a file that others can read. Change it in Unity.',
      packed: 'Unity packs several values into this one. Edit it in Unity.',
      opaque: 'Only Unity can edit this structure.',
      builtIn: 'This layer is Unity’s own.',
      path: 'Unity finds the scene by its id and writes its path by itself.',
    },
    notes: {
      restart: 'Unity restarts when this changes.',
      imports: 'Unity imports all textures again when this changes.',
      rewrites: 'Unity writes all assets anew when this changes. Latchkey can only edit text.',
      tag: 'Objects find a tag by its name. A new name leaves them without it.',
      stores: 'Stores and services know the game by this.',
      saves: 'Part of the folder where players’ saved games are.',
    },
    replaced: (key: string) => `This version of Unity reads ${key} instead.`,
  },
}
