/** What coherence's own answers mean, in words: what happened, then what to do. */
export const coherenceTexts = {
  projectDeleted: 'This cloud project was deleted at the portal. Choose another project and paste its token.',
  clientTooOld: (version: string) =>
    `The portal no longer accepts this version of Latchkey; it asks for ${version} or later. Update it.`,
  clientDeprecated: (version: string) =>
    `The portal will stop accepting this version of Latchkey; it asks for ${version} or later. Update soon.`,
  creditLimit: 'The portal reports that the credit limit of this organization is exceeded.',
  featureOff: 'The portal says this feature is not enabled for the project. Enable it in the dashboard.',

  tokenRejected: 'The portal did not accept this portal token. Copy it again: dashboard, Project, Settings, Project Tokens.',
  loginRejected: 'The sign-in is no longer accepted. Sign in again.',
  unknownPath: 'This portal does not hand out the project by its token. Sign in through the browser to fetch the key.',
  noSignIn: 'This portal does not know browser sign-in at this address. Check the portal URL.',

  otherToken: 'The portal answered for another portal token than the one sent. Nothing saved was changed.',
  severalProjects:
    'The portal returned several projects, so it is unclear whose key to use. Nothing saved was changed. ' +
    'Ask the portal’s support.',
  keyIsToken: 'The portal gave the portal token itself as runtime key. It would ship a secret, so it was not used.',

  signInWaiting: 'No sign-in was completed within five minutes. Press Sign in to start again.',
  signInWaitingAfter: (problem: string) => `No sign-in was completed within five minutes. Last: ${problem}`,

  keyAccepted: 'coherence accepts this runtime key.',
  keyKnown: 'coherence knows this runtime key. The schema of the game and the engine version were not checked.',
  keyUnknown: 'coherence knows no project with this runtime key. Fetch it again.',
  status: (status: number) => `status ${status}`,
  keyUnclear: (answer: string) =>
    `coherence answered ${answer}, which does not say whether the key is good. Nothing was changed; try again later.`,
  noPlay: 'The portal URL does not end with /portal, so the address of the play API is not known. Check the portal URL.',

  // The portal's own error codes (docs/providers.md A.5).
  ERR_PROJECT_NOT_FOUND: 'The portal knows no project for this token. Copy it again from the dashboard.',
  ERR_INVALID_CREDENTIALS: 'The portal did not accept the token. Copy it again from the dashboard.',
  ERR_TOKEN_MISSING: 'The portal did not recognise the token. Copy it again, or sign in again.',
  ERR_CLIENT_PERMISSION: 'This token may not read the project. Use a token of the project, or ask its owner.',
  ERR_SCHEMA_NOT_FOUND: 'The portal does not know the schema of this game yet. Upload it from the engine.',
  ERR_RS_VERSION_NOT_FOUND: 'The portal does not know this replication server version. Check it in the engine.',
  ERR_CREDIT_LIMIT_EXCEEDED: 'The credit limit of the organization is exceeded. See the dashboard.',
  ERR_IN_DEPLOYMENT: 'The project is being deployed right now. Try again in a minute.',
  ERR_NOT_ENABLED: 'This feature is not enabled for the project. Enable it in the dashboard.',
  ERR_DISABLED: 'This feature is switched off for the project. See the dashboard.',
  ERR_NOT_FOUND: 'The portal does not find what was asked for. Check the portal URL and the token.',
  ERR_INVALID_INPUT: 'The portal did not understand the request. Check the token and the portal URL.',
  ERR_INVALID_CONFIG: 'The portal says that the project is not set up completely. See the dashboard.',
}
