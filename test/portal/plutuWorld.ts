/** What the mock server knows about an account. */
export type PlutuWorld = {
  apiKey: string
  accessTokens: { test: string; live: string }
  secretKey: string
  /** Whether requests come from an address on the whitelist. */
  isListed: boolean
}

export function createPlutuWorld(): PlutuWorld {
  return {
    apiKey: '4c1f09a2-7b3d-4e58-9a60',
    accessTokens: { test: tokenOf('test'), live: tokenOf('live') },
    secretKey: 'sk_5d0e7a1c94b246f8a3c7e1d2b6f80953',
    isListed: true,
  }
}

function tokenOf(environment: string): string {
  const claims = `{"sub":"merchant","environment":"${environment}"}`
  return ['{"alg":"RS256"}', claims, `signed ${environment} in the mock server`].map(base64url).join('.')
}

function base64url(text: string): string {
  return Buffer.from(text).toString('base64url')
}
