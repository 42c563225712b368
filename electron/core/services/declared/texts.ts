/** What can be said of a request that a declaration describes. */
export const declaredTexts = {
  unsendable: (label: string) => `${label}: a character in it can’t be sent. Correct it, then try again.`,
  strangePath: 'Nothing was sent: a value would have changed the address of the request. Correct the values, then try again.',
  colonInName: 'Nothing was sent: a name that is sent with a password can’t hold a colon. Correct it, then try again.',
  unclear: (service: string, status: number) =>
    `${service} answered with status ${status}, which doesn’t say whether the keys are good. Nothing was changed. Check the ` +
    'keys in the dashboard, or try again later.',
}
