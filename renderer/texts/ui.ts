/** Texts of what several pages use. */
export const texts = {
  cancel: 'Cancel',
  requestId: 'Request ',
}
