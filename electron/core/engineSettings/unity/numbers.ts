/** A whole number as Unity writes it; what begins with a nought is none. */
export const whole = /^-?(?:0|[1-9]\d{0,19})$/
export const decimal = /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i

/** As Unity reads a number: with a digit before the point and behind it, and no plus sign. Null for one that is too large. */
export function spelled(value: string): string | null {
  if (!Number.isFinite(Number(value))) return null
  return value
    .replace(/^\+/, '')
    .replace(/^(-?)\./, '$10.')
    .replace(/\.(?!\d)/, '')
}
