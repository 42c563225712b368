/** What Cloudeka's answers mean, in words: what happened, then what to do. */
export const cloudekaTexts = {
  tokenRejected:
    'The portal did not accept this Access Token; it may be expired or deleted. Generate a new one in the ' +
    'Service Portal (profile, API, Token) and paste it.',
  signInRejected: 'The portal did not accept the sign-in for this. Try again; if it stays so, paste a new Access Token.',
  serviceFault: (hint: string | null) =>
    `The portal has a fault of its own${hint === null ? '' : ` (“${hint}”)`}. It says nothing about the Access Token. ` +
    'Try again later.',
  noSuchToken: 'The portal knows no such token any more. Refresh the list.',
  unknownPath: 'The portal does not know this request at this address. Check the Portal URL.',

  unsureTimeout: 'The portal gave no complete answer in time.',
  unsureCut: 'The connection broke before the answer was complete.',
  unsureAnswer: 'The portal gave an answer that could not be read.',
  unsureFault: 'The portal failed in the middle of the request.',
  unsureCancelled: 'Cancelled.',
  mayBeCreated: 'The token may have been created: check the list before you try again.',
  mayBeRegenerated: 'The token may have a new secret by now: then the old one no longer works.',
}
