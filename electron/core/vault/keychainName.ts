import { keychainNames as names } from '../../../shared/texts/vault'

const onLinux: Readonly<Record<string, string>> = {
  gnome_libsecret: names.gnome,
  kwallet: names.kde,
  kwallet5: names.kde,
  kwallet6: names.kde,
}

/** What users call their keychain. */
export function keychainName(platform: NodeJS.Platform, backend: string): string {
  if (platform === 'darwin') return names.darwin
  if (platform === 'win32') return names.win32
  return onLinux[backend] ?? names.linux
}

/** True for a keyring that may come back under another desktop of this computer. */
export function isLinuxKeyring(backend: string): boolean {
  return backend in onLinux
}
