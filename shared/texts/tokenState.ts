/** What a row of an account's tokens says of its state. */
export const tokenStateTexts = { active: 'active', soon: 'expires soon', expired: 'expired', unknown: 'not known' }
