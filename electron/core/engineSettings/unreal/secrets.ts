/** Words in a key that say that its value is for few eyes. */
const secretKey = /password|passphrase|secret|private_?key|encryption_?key|signingprivate|api_?key$|token$/i
const secretInside = /(?:password|passphrase|secret|private_?key|encryption_?key|api_?key|token)[ \t]*=[ \t]*"?[^",()\s]/i
/** A switch, or a small number, is about secrets and none itself. */
const noSecret = /^(?:true|false|\d{1,4})$/i

/** Whether a value is one that nobody should see: by its key, or by the keys in a text that was not taken apart. */
export function isSecret(key: string, raw: string): boolean {
  return (secretKey.test(key) && !noSecret.test(raw)) || secretInside.test(raw)
}
