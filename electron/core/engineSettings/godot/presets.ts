import { engineTexts } from '../../../../shared/texts/engineSettings'
import { factsOf, type Fact, type Facts, type Release } from './facts'
import { grouped } from './grouped'
import { shapeOf, textOf, valueOf } from './literals'
import { nameOf } from './names'
import { addressOf } from './paths'
import type { FileValues, Row } from './project'
import { settingOf, type Remarks } from './row'

const texts = engineTexts.godot

/** Names of platforms that early versions of Godot 4 took over from Godot 3. */
const renamed = new Map(Object.entries({ 'Linux/X11': 'Linux', HTML5: 'Web' }))

const folds: ReadonlyMap<string, string> = new Map(
  Object.entries({
    export_filter: 'Resources',
    export_files: 'Resources',
    include_filter: 'Resources',
    exclude_filter: 'Resources',
    customized_files: 'Resources',
    custom_features: 'Features',
    script_export_mode: 'Scripts',
  }),
)

type Preset = { number: string; values: FileValues; options: Facts; platform: string; release: Release | null }

/** The rows of export_presets.cfg: a page for each preset, with the options of its platform. */
export function presetRows(values: FileValues, release: Release | null): Row[] {
  const options: Facts = release === null ? new Map() : factsOf(release).options
  const byPreset = grouped([...values.literals.keys()], (path) => /^preset\.(\d{1,6})(?:\.options)?\//.exec(path)?.[1] ?? '')
  byPreset.delete('')
  return [...byPreset].flatMap(([number, paths]) => {
    const platform = valueOf(values.literals.get(`preset.${number}/platform`) ?? null) ?? ''
    return rowsOf({ number, values, options, platform: knownAs(platform, options), release }, paths)
  })
}

function knownAs(platform: string, options: Facts): string {
  const isKnown = options.get(`${platform}|custom_template/debug`)?.isBuiltIn === true
  return isKnown ? platform : (renamed.get(platform) ?? platform)
}

function rowsOf(preset: Preset, paths: readonly string[]): Row[] {
  const { number, options, platform, values } = preset
  const head = `preset.${number}.options/`
  const known = [...options]
    .filter(([key, { isBuiltIn }]) => isBuiltIn && key.startsWith(`${platform}|`))
    .map(([key]) => head + key.slice(platform.length + 1))
  const all = [...paths, ...known.filter((path) => !values.literals.has(path))]
  return all.flatMap((path) => rowOf(path, preset) ?? [])
}

function rowOf(path: string, { number, values, options, platform, release }: Preset): Row | null {
  const label = valueOf(values.literals.get(`preset.${number}/name`) ?? null) ?? ''
  const page = { id: `export/preset.${number}`, group: 'Export', label: label === '' ? texts.preset(number) : label }
  const literal = values.literals.get(path) ?? null
  const address = addressOf(path)
  const isOption = address.section?.endsWith('.options') === true
  const fact = options.get(`${isOption ? platform : 'preset'}|${address.key}`)
  const parts = address.key.split('/')
  const place = {
    page: page.id,
    folds: isOption ? parts.slice(0, -1).map(nameOf) : foldsOf(address.key),
    label: nameOf(parts.at(-1) ?? ''),
    key: address.key,
  }
  const found = { file: values.path, address, literal, fact, release, lineEnd: values.lineEnd }
  const setting = settingOf(found, place, remarksOf(address.key, { fact, literal, isOption, release }))
  return setting && { page, setting }
}

function foldsOf(key: string): string[] {
  if (/^(?:encrypt|script_encryption|seed)/.test(key)) return ['Encryption']
  if (key.startsWith('patch')) return ['Patching']
  const fold = folds.get(key)
  return fold === undefined ? [] : [fold]
}

type Held = { fact: Fact | undefined; literal: string | null; isOption: boolean; release: Release | null }

function remarksOf(key: string, { fact, literal, isOption, release }: Held): Remarks {
  if (isSecret(key, fact, literal)) return { isSecret: true, why: whySecret(literal, release) }
  if (literal === null) return { why: texts.notInPreset }
  return isOption ? {} : (ofPreset.get(key) ?? {})
}

const ofPreset: ReadonlyMap<string, Remarks> = new Map(
  Object.entries({
    platform: { why: texts.platform },
    name: { notes: [texts.presetName] },
    export_files: { why: texts.presetList },
    customized_files: { why: texts.presetList },
    patches: { why: texts.presetList },
    patch_list: { why: texts.presetList },
  }),
)

function whySecret(literal: string | null, release: Release | null): string {
  if (literal !== null && literal !== '""') return texts.secretHere
  return release?.generation === 4 ? texts.secretElsewhere : texts.secretNone
}

/** Plugins of a team have options too, which nobody knows. */
function isSecret(key: string, fact: Fact | undefined, literal: string | null): boolean {
  if (fact !== undefined) return fact.secret === true
  const isText = literal !== null && shapeOf(literal).is === 'text' && textOf(literal) !== ''
  return (
    isText && /(?:password|passphrase|secret|token|credential|(?:private|access|api|encryption)_?key)/.test(key.toLowerCase())
  )
}
