/** Texts that several pages use. */
export const uiTexts = {
  justNow: 'just now',
  cancel: 'Cancel',
  requestId: 'Request ',
  day: {
    clear: (label: string) => `Clear ${label}`,
    // The button's name is this text followed by the field's label.
    open: 'Choose',
    previous: 'Previous month',
    next: 'Next month',
  },
}
