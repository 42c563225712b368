/** Whether there is a secret, in whatever state. */
export function isHeld(secret: { state: string } | undefined): boolean {
  return secret !== undefined && secret.state !== 'absent'
}
