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
  unreal: {
    removed: (name: string) => `Removed: ${name}`,
    cleared: 'Emptied first',
    restart: 'Takes effect when the editor is started again.',
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
