/** What Plutu's answers to a check mean, in words: what happened, then what to do. */
export const plutuTexts = {
  accepted: 'Plutu accepts this API Key with this Access Token: it only missed the fields of a payment.',
  acceptedElsewhere:
    'Plutu knows this API Key with this Access Token, and refuses the address of this computer. Add it to the IP ' +
    'whitelist of the account, or use them where they are allowed.',
  rejected:
    'Plutu does not accept this pair. The API Key, the Access Token, or both are wrong or were replaced. Generate the ' +
    'Access Token again for this environment and paste it.',
  unclear: (code: string) =>
    `Plutu answered ${code}, which does not say whether the keys are good. Nothing was changed; ask Plutu, or try again later.`,
  unclearStatus: (status: number) =>
    `Plutu answered with status ${status} and nothing that says whether the keys are good. Check the Portal URL, or try again later.`,
}
