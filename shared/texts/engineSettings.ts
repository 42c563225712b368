import { godotTexts } from './godot'

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
  tooMany: (path: string, lines: number) =>
    `${path} has more than ${lines.toLocaleString('en')} lines, too many to show. Edit it in the engine or a text editor.`,
  oneLine: 'This is one line of text.',
  notHeld: (label: string) => `The file can’t hold this value of ${label}.`,
  godot: godotTexts,
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
    /** In the order in which Unity's window draws those that stand beside each other. All others follow, as the file has them. */
    headings: [
      'Icon',
      'Resolution and Presentation',
      'Splash Image',
      'Other Settings',
      'XR Settings',
      'Publishing Settings',
      'Identification',
      'Rendering',
      'Textures',
      'Particles',
      'Terrain',
      'Shadows',
      'Async Asset Upload',
      'Level of Detail',
      'Meshes',
    ],
    replaced: (key: string) => `This version of Unity reads ${key} instead.`,
  },
  unreal: {
    removed: (name: string) => `Removed: ${name}`,
    cleared: 'Emptied first',
    restart: 'Takes effect when the editor is started again.',
    repeated: 'The file has this key more than once. The last line counts, which is this one.',
    removes: 'This line takes an entry out of the engine’s own list. Change it in Unreal.',
    clears: 'This line empties the engine’s own list first. Change it in Unreal.',
    marked: 'This line changes a list in a way that only Unreal can edit.',
    secret: (file: string) =>
      `A secret stands here, in a file that others can read (${file}). Latchkey neither shows nor changes it.`,
    noSecret: (file: string) =>
      `A secret would go here, into a file that others can read (${file}). Set it in Unreal if you must.`,
    fixed: {
      id: 'This identifies the project to other programs. A new value would cut it off from them.',
      redirects: 'Assets find what was renamed or moved by this list. Change it in Unreal.',
      'engine-written': 'Unreal writes this itself, to remember what it has done.',
      collision: 'Assets and levels name collision profiles and channels. Change them in Unreal: Engine - Collision.',
    },
    reference: 'This names an asset or a class. Choose it in Unreal.',
    empty: 'There is nothing in it. Fill it in Unreal.',
    layer: (platform: string, file: string) => `For ${platform}, what ${file} says counts instead.`,
    layerOfList: (platform: string, file: string) => `For ${platform}, ${file} changes this list as well.`,
    overBase: (file: string) => `Counts instead of what ${file} says for all platforms.`,
    overBaseList: (file: string) => `Changes the list that ${file} has for all platforms.`,
  },
}
