import { readFileSync, writeFileSync } from 'node:fs'

import { readable } from '../electron/core/engineSettings/unity/readable'

// Makes the data about Unity's settings from facts that were gathered elsewhere: unity-settings.json. What the code does not use
// is left out, and so is what it would say by itself. docs/engine-settings.md tells where the facts come from.

const [from] = process.argv.slice(2)
if (from === undefined) throw new Error('Usage: tsx scripts/unity-settings.ts FACTS.json')

type Known = {
  type: string
  label: string
  labelBy?: string
  category: string
  platform?: string
  enum?: Record<string, number | string>
  flags?: Record<string, number>
  keys?: string[]
  usual?: string | Record<string, string>
  usualShare?: number
  risky?: string
  hidden?: boolean
  renamedTo?: string
}

type Fact = Record<string, unknown>

/** Each value that the code knows how to show; the others go by their shape. */
const types = ['bool', 'int', 'float', 'string', 'hex', 'guid']

/** What every file of scripts has, and every version of a structure. */
const everywhere = [
  'm_ObjectHideFlags',
  'm_PrefabParentObject',
  'm_PrefabInternal',
  'm_CorrespondingSourceObject',
  'm_PrefabInstance',
  'm_PrefabAsset',
  'm_GameObject',
  'm_EditorHideFlags',
  'm_Script',
  'm_EditorClassIdentifier',
  'serializedVersion',
]

/** Called an id in the facts because of their names, but typed by people in Unity's window. */
const typed =
  /^(?:appleDeveloperTeamID|\w+ManualSigningProvisioningProfileID|m_InspectorUseIMGUIDefaultInspector|.+[.\]]m_Name|blackberryToken\w+)$/

/** Structures that only Unity can edit. */
const opaque =
  /^(?:m_BuildTargetIcons|m_BuildTargetPlatformIcons|m_AndroidBanners|m_BuildTargetVRSettings|m_DefaultList|m_DefaultPresets|m_AlbedoSwatchInfos|m_TierSettings|m_RegistryInfoDraft|wsaImages|_data|tvOS\w+Layers(?:2x)?|preloadedAssets)$/

/** What is known besides: [file, key, fact]. */
const more: readonly (readonly [file: string, key: string, fact: Fact])[] = [
  ['TagManager.asset', 'tags[]', { label: 'Tag', note: 'tag' }],
  ['TagManager.asset', 'layers[]', { label: 'Layer' }],
  ...[0, 1, 2, 4, 5].map((layer) => ['TagManager.asset', `layers[${layer}]`, { label: 'Layer', risk: 'builtIn' }] as const),
  ['TagManager.asset', 'm_RenderingLayers[]', { label: 'Rendering Layer' }],
  ['TagManager.asset', 'm_SortingLayers[].uniqueID', { is: 'int', risk: 'id' }],
  ['EditorBuildSettings.asset', 'm_Scenes[].path', { is: 'string', risk: 'path' }],
  ['EditorBuildSettings.asset', 'm_configObjects.*', {}],
  ['QualitySettings.asset', 'm_QualitySettings', { label: '' }],
  ['QualitySettings.asset', 'm_CurrentQuality', { is: 'entry', of: 'm_QualitySettings' }],
  ['QualitySettings.asset', 'm_PerPlatformDefaultQuality.*', { is: 'entry', of: 'm_QualitySettings', byPlatform: true }],
  ['QualitySettings.asset', 'm_PerPlatformDefaultQuality', { label: 'Default Quality Level', byPlatform: true }],
  ['QualitySettings.asset', 'm_QualitySettings[].shadowCascade2Split', { label: 'Cascade Split (two cascades)' }],
  ['QualitySettings.asset', 'm_QualitySettings[].shadowCascade4Split', { label: 'Cascade Splits (four cascades)' }],
  ['ProjectSettings.asset', 'm_ShowUnitySplashScreen', { label: 'Show Splash Screen' }],
  ['EditorSettings.asset', 'm_SerializationMode', { note: 'rewrites' }],
  ['ProjectSettings.asset', 'activeInputHandler', { note: 'restart' }],
  ['ProjectSettings.asset', 'm_ActiveColorSpace', { note: 'imports' }],
  ['ProjectSettings.asset', 'applicationIdentifier', { note: 'stores', byPlatform: true }],
  ...Object.entries({
    m_BuildTargetBatching: 'Batching',
    m_BuildTargetGraphicsAPIs: 'Graphics APIs',
    m_BuildTargetGraphicsJobMode: 'Graphics Jobs Mode',
    m_BuildTargetGraphicsJobs: 'Graphics Jobs',
    m_BuildTargetGroupHDRCubemapEncodingQuality: 'HDR Cubemap Encoding',
    m_BuildTargetGroupLightmapEncodingQuality: 'Lightmap Encoding',
    m_BuildTargetGroupLightmapSettings: 'Lightmap Streaming',
    m_BuildTargetDefaultTextureCompressionFormat: 'Texture Compression Format',
    m_BuildTargetNormalMapEncoding: 'Normal Map Encoding',
  }).map(([key, label]) => ['ProjectSettings.asset', key, { label }] as const),
  ['ProjectSettings.asset', 'buildNumber', { byPlatform: true }],
  ['ProjectSettings.asset', 'productName', { note: 'saves' }],
  ['ProjectSettings.asset', 'companyName', { note: 'saves' }],
]

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

const labelOf = (name: string) => words[name] ?? (/[ .]/.test(name) || /^[A-Z\d_]+$/i.test(name) === false ? name : spaced(name))

const spaced = (name: string) =>
  /^(?:ARM|ETC|DXT|BPTC|PVRTC|ASTC|XYZ|GPU|CPU|HTTP|X86)\w*$/.test(name)
    ? name.replace('_', ' ')
    : readable(name).replace(/^Android Api Level(\d+)$/, 'API Level $1')

function choicesOf(known: Readonly<Record<string, number | string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(known).map(([name, value]) => [String(value), labelOf(name)]))
}

function bitsOf(known: Readonly<Record<string, number>>): Record<string, string> {
  const single = Object.entries(known).filter(([, mask]) => mask > 0 && Number.isInteger(Math.log2(mask)))
  return Object.fromEntries(single.map(([name, mask]) => [String(Math.log2(mask)), labelOf(name)]))
}

const platformOf = (platform: string) => platform.split(/, |\//)[0]

const lastOf = (key: string) => key.replace(/\[\]$/, '').split('.').at(-1) ?? key

function usualOf({ type, usual, usualShare = 0 }: Known): string | undefined {
  if (usual === undefined || usualShare < 0.8) return undefined
  if (typeof usual !== 'string') return Object.values(usual).join(', ')
  if (type === 'bool') return usual === '1' ? 'true' : usual === '0' ? 'false' : undefined
  return usual
}

const risks: Readonly<Record<string, string>> = {
  internal: 'internal',
  'engine-written': 'engine',
  id: 'id',
  secret: 'secret',
  packed: 'packed',
}

function factOf(key: string, known: Known): Fact {
  const { type, label, labelBy, platform, keys = [], renamedTo } = known
  const isEntry = key.endsWith('[]') || key.endsWith('*')
  const usual = usualOf(known)
  const risk = opaque.test(key) ? 'opaque' : typed.test(key) ? undefined : risks[known.risky ?? '']
  return {
    ...(types.includes(type) && { is: type }),
    ...(known.enum !== undefined && { choices: choicesOf(known.enum) }),
    ...(known.flags !== undefined && { bits: bitsOf(known.flags) }),
    ...(label !== readable(lastOf(key)) && !(isEntry && labelBy === 'k') && { label }),
    ...(platform !== undefined && { platform: platformOf(platform) }),
    ...(keys.some((name) => ['Android', 'iPhone', 'Standalone', 'WebGL'].includes(name)) && { byPlatform: true }),
    ...(usual !== undefined && { usual }),
    ...(risk !== undefined && { risk }),
    ...(known.hidden === true && { hidden: true }),
    ...(renamedTo !== undefined && !renamedTo.includes(':') && { now: lastOf(renamedTo) }),
  }
}

/** The categories of a file, each with its keys. A part of a structure that says nothing new is left out. */
function categoriesOf(file: string, all: Readonly<Record<string, Known>>): Map<string, Map<string, Fact>> {
  const categories = new Map<string, Map<string, Fact>>()
  const put = (category: string, key: string, fact: Fact) => {
    const ofCategory = categories.get(category) ?? new Map<string, Fact>()
    categories.set(category, ofCategory.set(key, { ...ofCategory.get(key), ...fact }))
  }
  const nameOf = ({ category }: Known) => category.replace(' (window)', '').replace('(hidden)', '')
  for (const [key, known] of Object.entries(all)) {
    if (key.startsWith('(') || everywhere.includes(lastOf(key)) || /m_configObjects\../.test(key)) continue
    const fact = factOf(key, known)
    const isPart = /[.[]/.test(key)
    const holder = all[key.replace(/(?:\[\]|\.[^.[]*)$/, '')]
    if (isPart && Object.keys(fact).length === 0 && holder?.category === known.category) continue
    put(nameOf(known), key, fact)
  }
  for (const [, key, fact] of more.filter(([name]) => name === file)) {
    const known = all[key] ?? all[key.replace(/\[.*$|\..*$/, '')]
    if (known !== undefined) put(nameOf(known), key, fact)
  }
  return categories
}

const lines = ['{']
const internal = Object.fromEntries(everywhere.map((key) => [key, { risk: 'internal' }]))
lines.push(`"*":{"":{\n${linesOf(Object.entries(internal))}\n}}`)
const facts = JSON.parse(readFileSync(from, 'utf8')) as Record<string, Record<string, Known>>
for (const [file, all] of Object.entries(facts)) {
  const categories = [...categoriesOf(file, all)].map(([name, keys]) => `${JSON.stringify(name)}:{\n${linesOf([...keys])}\n}`)
  lines[lines.length - 1] += ','
  lines.push(`${JSON.stringify(file)}:{${categories.join(',\n')}}`)
}
lines.push('}', '')
writeFileSync('electron/core/engineSettings/unity/data/settings.json', lines.join('\n'))

function linesOf(entries: readonly (readonly [string, unknown])[]): string {
  return entries.map(([key, fact]) => `${JSON.stringify(key)}:${JSON.stringify(fact)}`).join(',\n')
}
