/** The longest text a command accepts, longer than any secret. */
const longest = 65_536

/** The text of a paste or drop, taken from the event: a middle click pastes the selected text, not the clipboard. */
export function pastedText(from: Pick<DataTransfer, 'getData'> | null): string {
  return (from?.getData('text/plain') ?? '').slice(0, longest)
}
