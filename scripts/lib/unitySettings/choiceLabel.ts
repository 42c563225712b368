import { readable } from '../../../electron/core/engineSettings/unity/readable'

const words: Readonly<Record<string, string>> = {
  Mono2x: 'Mono',
  IL2CPP: 'IL2CPP',
  WinRTDotNET: '.NET',
  NET_2_0: '.NET 2.0',
  NET_2_0_Subset: '.NET 2.0 Subset',
  NET_Unity_4_8: '.NET Framework',
  NET_Web: '.NET Web',
  NET_Micro: '.NET Micro',
  NET_Standard: '.NET Standard',
  AndroidApiLevelAuto: 'Automatic',
  iPhoneOnly: 'iPhone Only',
  iPadOnly: 'iPad Only',
  iPhoneAndiPad: 'iPhone and iPad',
  PhonesTabletsAndTVDevicesOnly: 'Phones, Tablets and TV Devices Only',
  Mode5point1: 'Surround 5.1',
  Mode7point1: 'Surround 7.1',
}

/** A name of a choice as people read it. */
export const choiceLabel = (name: string): string => words[name] ?? (/^\w+$/.test(name) ? spaced(name) : name)

const spaced = (name: string) =>
  /^(?:ARM|ETC|DXT|BPTC|PVRTC|ASTC|XYZ|GPU|CPU|HTTP|X86)\w*$/.test(name)
    ? name.replace('_', ' ')
    : readable(name).replace(/^Android Api Level(\d+)$/, 'API Level $1')
