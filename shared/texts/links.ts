/** About a `latchkey:` link that leads nowhere. */
export const linkTexts = {
  unreadable: 'A link was opened that Latchkey does not understand. Nothing was done.',
  unknown: 'A link leads to a project that is not known on this computer. Open its folder here first. Nothing was done.',
}
