/** As long as a command takes, and longer than any secret. */
const longest = 65_536

/**
 * What a paste or a drop carries. It is the event that knows: after a middle click that is the marked text, where the
 * clipboard holds another.
 */
export function pastedText(from: Pick<DataTransfer, 'getData'> | null): string {
  return (from?.getData('text/plain') ?? '').slice(0, longest)
}
