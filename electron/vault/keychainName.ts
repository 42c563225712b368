const onLinux: Readonly<Record<string, string>> = {
  gnome_libsecret: 'GNOME Keyring',
  kwallet: 'KWallet',
  kwallet5: 'KWallet',
  kwallet6: 'KWallet',
}

/** What users call their keychain. Other services behind the same interface have no name that could be asked for. */
export function keychainName(platform: NodeJS.Platform, backend: string): string {
  if (platform === 'darwin') return 'macOS Keychain'
  if (platform === 'win32') return 'Windows DPAPI'
  return onLinux[backend] ?? 'Secret Service'
}

/** True for a keyring another desktop of the same computer may bring back. */
export function isLinuxKeyring(backend: string): boolean {
  return backend in onLinux
}
