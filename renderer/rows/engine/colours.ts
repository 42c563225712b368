/** Red, green, blue and alpha, as they are written. */
type Channels = readonly [string, string, string, string]

/** The channels of a colour; null for what is none. */
export function channelsOf(value: string): Channels | null {
  const [red, green, blue, alpha = '1', ...rest] = value.split(', ')
  if (red === undefined || green === undefined || blue === undefined || rest.length > 0) return null
  const channels: Channels = [red, green, blue, alpha]
  return channels.every((one) => one !== '' && Number.isFinite(Number(one))) ? channels : null
}

/** Whether hex can say it. Colours of high range are brighter than 1. */
export function isPlain(channels: Channels): boolean {
  return channels.every((one) => Number(one) >= 0 && Number(one) <= 1)
}

export function hexOf([red, green, blue]: Channels): string {
  return `#${[red, green, blue].map((one) => byteOf(one).toString(16).padStart(2, '0')).join('')}`.toUpperCase()
}

/** The colour with what a hex text says. A channel that stays the same stays as it is written. Null for what is no hex. */
export function withHex(channels: Channels, text: string): string | null {
  const digits = /^#?([\da-f]{6})$/i.exec(text.trim())?.[1]
  if (digits === undefined) return null
  const bytes = [0, 2, 4].map((start) => Number.parseInt(digits.slice(start, start + 2), 16))
  const changed = bytes.map((byte, index) => {
    const before = channels[index] ?? ''
    return byteOf(before) === byte ? before : String(Number((byte / 255).toFixed(7)))
  })
  return [...changed, channels[3]].join(', ')
}

export const withAlpha = ([red, green, blue]: Channels, alpha: string): string => [red, green, blue, alpha].join(', ')

const byteOf = (channel: string): number => Math.min(255, Math.max(0, Math.round(Number(channel) * 255)))
