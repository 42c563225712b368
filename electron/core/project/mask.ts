/** A key as it may be shown beside another one: ends that tell them apart, the middle masked. */
export function mask(key: string): string {
  return key.length < 12 ? '••••' : `${key.slice(0, 4)}…${key.slice(-4)}`
}
