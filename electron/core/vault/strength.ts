export type Strength = 'strong' | 'weak'

/** How every DPAPI blob of Windows begins: version 1 and the provider's GUID. */
const dpapi = Buffer.from('01000000d08c9ddf0115d1118c7a00c04fc297eb', 'hex')

/**
 * How good the key behind a safeStorage ciphertext is, judged by the ciphertext alone: anybody can write what a file
 * says about it. On Linux `v11` is a key from a Secret Service or KWallet, `v10` one that is the same everywhere, `v12`
 * one that all such apps of the user share. Anything unknown counts as weak until proven otherwise.
 */
export function strengthOf(platform: NodeJS.Platform, data: Buffer): Strength {
  return isOfTheUsersKeychain(platform, data) ? 'strong' : 'weak'
}

function isOfTheUsersKeychain(platform: NodeJS.Platform, data: Buffer): boolean {
  const tag = data.toString('latin1', 0, 3)
  if (platform === 'linux') return tag === 'v11'
  if (platform === 'win32') return tag === 'v10' || tag === 'v20' || data.subarray(0, dpapi.length).equals(dpapi)
  return tag === 'v10'
}
