/** What is under way, by command, before an ellipsis. `label` is what the field with the arrow is called. */
export const workTexts = {
  'portal.fetch': (label: string) => `Asking the portal for the ${label}`,
  'portal.signIn': 'Waiting for you to sign in in the browser',
  'portal.check': 'Checking',
  'renewal.check': 'Checking',
  'tokens.refresh': 'Reading the list of tokens',
  'tokens.create': 'Creating the token',
  'tokens.regenerate': 'Regenerating the token',
  'tokens.rename': 'Renaming the token',
  'tokens.remove': 'Deleting the token',
}
