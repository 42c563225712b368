const desktop = 'Windows, Mac, Linux'

/** Unity's own names of platforms in its files, and the ones that people know. */
const names: Readonly<Record<string, string>> = {
  Standalone: desktop,
  WindowsStandaloneSupport: desktop,
  MacStandaloneSupport: 'macOS',
  LinuxStandaloneSupport: 'Linux',
  Server: 'Dedicated Server',
  iPhone: 'iOS',
  iOS: 'iOS',
  iOSSupport: 'iOS',
  iPhonePlayer: 'iOS',
  tvOS: 'tvOS',
  AppleTVSupport: 'tvOS',
  VisionOS: 'visionOS',
  VisionOSPlayer: 'visionOS',
  Android: 'Android',
  AndroidPlayer: 'Android',
  WebGL: 'Web',
  WebGLSupport: 'Web',
  'Windows Store Apps': 'Universal Windows Platform',
  WindowsStoreApps: 'Universal Windows Platform',
  MetroSupport: 'Universal Windows Platform',
  Metro: 'Universal Windows Platform',
  'Nintendo Switch': 'Nintendo Switch',
  Switch: 'Nintendo Switch',
  'Nintendo Switch 2': 'Nintendo Switch 2',
  'Nintendo 3DS': 'Nintendo 3DS',
  N3DS: 'Nintendo 3DS',
  PS3: 'PS3',
  PS4: 'PS4',
  PS4Player: 'PS4',
  PS5: 'PS5',
  PS5Player: 'PS5',
  PSP2: 'PS Vita',
  PSM: 'PS Mobile',
  // Of the kit before GameCore, with which no game is made any more.
  XboxOne: 'Xbox One (XDK)',
  XboxOnePlayer: 'Xbox One (XDK)',
  GameCoreXboxOne: 'Xbox One',
  GameCoreScarlett: 'Xbox Series',
  Xbox360: 'Xbox 360',
  WiiU: 'Wii U',
  'Wii U': 'Wii U',
  Tizen: 'Tizen',
  'Samsung TV': 'Samsung TV',
  SamsungTV: 'Samsung TV',
  BlackBerry: 'BlackBerry',
  Facebook: 'Facebook',
  Lumin: 'Lumin',
  LuminSupport: 'Lumin',
  BJMSupport: 'BJM',
  Stadia: 'Stadia',
  CloudRendering: 'Cloud Rendering',
  LinuxHeadlessSimulation: 'Linux Simulation',
  EmbeddedLinux: 'Embedded Linux',
  QNX: 'QNX',
  Kepler: 'Kepler',
  ReservedCFE: 'Reserved',
  WebPlayer: 'Web Player',
  WP8: 'Windows Phone 8',
  FlashPlayer: 'Flash Player',
  'GLES Emulation': 'OpenGL ES Emulation',
}

/** By the number that older versions of Unity write. */
const numbers: Readonly<Record<string, string>> = {
  1: desktop,
  2: 'Web Player',
  4: 'iOS',
  5: 'PS3',
  6: 'Xbox 360',
  7: 'Android',
  13: 'Web',
  14: 'Universal Windows Platform',
  15: 'Windows Phone 8',
  16: 'BlackBerry',
  17: 'Tizen',
  18: 'PS Vita',
  19: 'PS4',
  20: 'PS Mobile',
  21: 'Xbox One (XDK)',
  22: 'Samsung TV',
  23: 'Nintendo 3DS',
  24: 'Wii U',
  25: 'tvOS',
  26: 'Facebook',
  27: 'Nintendo Switch',
  28: 'Lumin',
  29: 'Stadia',
  30: 'Cloud Rendering',
  31: 'Xbox Series',
  32: 'Xbox One',
  33: 'PS5',
  34: 'Embedded Linux',
  35: 'QNX',
  36: 'visionOS',
}

const retired = new Set(
  'PS3,PS Vita,PS Mobile,Xbox 360,Wii U,Nintendo 3DS,BlackBerry,Tizen,Samsung TV,Facebook,Lumin,Stadia,Web Player'
    .split(',')
    .concat('Xbox One (XDK)', 'Windows Phone 8', 'Flash Player', 'OpenGL ES Emulation', 'Reserved', 'Kepler', 'BJM'),
)

export const platformNamed = (name: string): string | undefined => (Object.hasOwn(names, name) ? names[name] : undefined)
export const platformNumbered = (number: string): string | undefined =>
  Object.hasOwn(numbers, number) ? numbers[number] : undefined

/** No game is made for it any more. */
export const isRetired = (platform = '') => retired.has(platform)
