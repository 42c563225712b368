type Bits = readonly { bit: number }[]

/** Whether a bit of a number of 32 bits, written with or without a sign, is set. */
export function isOn(value: string, bit: number): boolean {
  return ((toBits(value) >>> bit) & 1) === 1
}

/** Whether all bits that have a name are set, as -1 says it of all there are. */
export function areAllOn(value: string, bits: Bits): boolean {
  return bits.length > 0 && bits.every(({ bit }) => isOn(value, bit))
}

/** The number with one bit changed. The others stay, also those without a name; it is signed only if it was. */
export function withBit(value: string, bit: number, isSet: boolean): string {
  const before = toBits(value)
  const after = isSet ? before | (1 << bit) : before & ~(1 << bit)
  return String(value.startsWith('-') ? after : after >>> 0)
}

const toBits = (value: string): number => Number(value) | 0
