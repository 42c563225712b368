/** Words in a key that say that its value is for few eyes. */
const secretKey = /password|passphrase|secret|private_?key|encryption_?key|signingprivate|api_?keys?$|tokens?$/i
/** A switch, or a small number, is about secrets and none itself. */
const noSecret = /^(?:true|false|\d{1,4})$/i
const inAddress = /[?&](?:token|access_token|secret|password|api_?key|key)=[^&\s"]/i
const valueInPair = /[ \t]*[("]*[^",()\s]/y

/** Whether the values at a key, and all that is inside, are such that nobody should see them. */
export const isSecretKey = (key: string) => secretKey.test(key)

/** Whether a value is a secret, if its key says so. */
export const mayBeSecret = (raw: string) => !noSecret.test(raw)

/** Whether a value is a secret or has one in it, whatever its key is. */
export const hasSecret = (raw: string) => inAddress.test(raw) || raw.includes('PRIVATE KEY-----')

/** The same for a struct or a list that is shown as it is written. */
export const holdsSecret = (raw: string) => hasSecret(raw) || hasPair(raw)

function hasPair(raw: string): boolean {
  const names = raw.matchAll(/(?:password|passphrase|secret|private_?key|encryption_?key|api_?key|token)s?"?[ \t]*[=,]/gi)
  return [...names].some(({ index, 0: name }) => {
    valueInPair.lastIndex = index + name.length
    return valueInPair.test(raw)
  })
}
