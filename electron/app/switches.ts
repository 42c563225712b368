const any = /(?:)/

/**
 * The switches a packaged app takes, with the values it takes. Chromium knows more than a thousand, and new ones with
 * each version: they open ports, start programs, load code, write keys and logs, turn certificates, names and the
 * sandbox off. So this lists the ones a user can need, not the bad ones.
 */
const taken: Readonly<Record<string, RegExp>> = {
  // Ours: opens that project.
  project: any,
  // Moves all user data.
  'user-data-dir': any,
  // Names the keychain. The vault judges for itself how good that is.
  'password-store': any,
  // How dates and numbers are written.
  lang: any,
  // Larger text, more contrast, less motion, and screen readers that Chromium does not notice by itself.
  'force-device-scale-factor': any,
  'force-high-contrast': any,
  'force-prefers-reduced-motion': any,
  'force-renderer-accessibility': any,
  // X11 or Wayland, and typing there with an input method.
  'ozone-platform': any,
  'ozone-platform-hint': any,
  'enable-wayland-ime': any,
  'enable-features': /^(?:UseOzonePlatform|Wayland\w+)(?:,(?:UseOzonePlatform|Wayland\w+))*$/,
  // Which of the GTK versions on the system.
  'gtk-version': /^[34]$/,
  // Graphics cards that draw nothing, or draw it wrong.
  'disable-gpu': any,
  'disable-gpu-compositing': any,
  // Then the helper makes the sandbox; where it can't, nothing starts.
  'disable-namespace-sandbox': any,
}

/** macOS adds these by itself. */
const fromMacOs = /^(?:psn_\d|NS[A-Z]|Apple[A-Z])/

/**
 * The first switch on a command line that a packaged app does not take, without its value; null if there is none. Sees a
 * switch wherever Chromium could: after blanks, with one dash or two, on Windows with a slash and in capitals.
 */
export function refusedSwitch(words: readonly string[], platform: NodeJS.Platform): string | null {
  for (const word of words) {
    const [, name, value] = (platform === 'win32' ? windowsSwitch : anySwitch).exec(word) ?? []
    if (name !== undefined && !isTaken(platform === 'win32' ? name.toLowerCase() : name, value ?? '', platform)) return name
  }
  return null
}

// More characters than Chromium takes for a blank, so that no word is a switch to Chromium but not to us.
const anySwitch = /^[\s\p{C}]*-+([^=-][^=]*)(?:=(.*))?$/su
const windowsSwitch = /^[\s\p{C}]*(?:-+|\/)([^=-][^=]*)(?:=(.*))?$/su

function isTaken(name: string, value: string, platform: NodeJS.Platform): boolean {
  if (platform === 'darwin' && fromMacOs.test(name)) return true
  return Object.hasOwn(taken, name) && taken[name]?.test(value) === true
}
