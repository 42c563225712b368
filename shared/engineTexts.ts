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
}
