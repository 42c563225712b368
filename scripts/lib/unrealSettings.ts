import { z } from 'zod'

import { labelOf } from '../../electron/core/engineSettings/unreal/names'

/** What was found out about a setting. Counts of projects and what the product doesn't use are left out of the data. */
const Fact = z.object({
  type: z.string(),
  label: z.string(),
  labelBy: z.string().optional(),
  page: z.string(),
  group: z.string().optional(),
  enum: z.union([z.array(z.string()), z.record(z.string(), z.int())]).optional(),
  default: z.string().optional(),
  usual: z.string().optional(),
  usualShare: z.number().optional(),
  projects: z.int(),
  seenIn: z.string().optional(),
  risky: z.string().optional(),
  secret: z.literal(true).optional(),
  restart: z.literal(true).optional(),
})
type Fact = z.infer<typeof Fact>

const Facts = z.record(z.string(), z.record(z.string(), z.record(z.string(), Fact)))

const types: Readonly<Record<string, string>> = {
  bool: 'bool',
  int: 'int',
  'enum(int)': 'int',
  float: 'float',
  enum: 'enum',
  path: 'path',
  string: 'text',
  name: 'text',
  text: 'text',
}
const usualFrom = 0.8
const rareBelow = 5

/** The data as a JSON text with one line for each setting. */
export function dataOf(given: unknown): string {
  const files = Object.entries(Facts.parse(given)).map(([file, sections]) => {
    const all = Object.entries(sections).map(([section, facts]) => sectionText(section, facts))
    return `${JSON.stringify(file)}:{\n${all.join(',\n')}\n}`
  })
  return `{\n${files.join(',\n')}\n}\n`
}

function sectionText(section: string, facts: Readonly<Record<string, Fact>>): string {
  const page = pageOf(Object.values(facts)[0]?.page ?? '')
  const lines = Object.entries(facts)
    .toSorted(([, one], [, other]) => orderOf(one).localeCompare(orderOf(other), 'en'))
    .map(lineOf)
  const head = page === null ? '' : `"page":${JSON.stringify(page)},`
  return `${JSON.stringify(section)}:{${head}"settings":{\n${lines.join(',\n')}\n}}`
}

/** By fold, and what has none at the end. */
const orderOf = ({ group = '\uffff', label }: Fact) => `${group}\n${label}`

/** A page that nobody knows is the product's to name. */
function pageOf(page: string): string[] | null {
  if (page === '(ini only)') return null
  const only = /^\(ini only\)(?: -)? (.+)$/.exec(page)?.[1]
  if (only !== undefined) return ['Other', inCapitals(only)]
  const [group = '', ...rest] = page.split(' - ')
  const label = rest.join(' - ')
  const inner = /^\((.+)\)$/.exec(label)?.[1]
  return [group, inner === undefined ? label : inCapitals(inner)]
}

const inCapitals = (words: string) => words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())

/** The members of `EScreenPercentageMode`, of which the facts know those of one setting. */
const screenPercentage = { Manual: 0, 'Based on display resolution': 1, "Based on operating system's DPI scale": 2 }

const choicesOf = (key: string, fact: Fact) =>
  /^r\.ScreenPercentage\.Default\.\w+\.Mode$/.test(key) ? screenPercentage : fact.enum

const fixed = ['id', 'redirects', 'engine-written']

/** Without what is undefined. Settings of which nothing is known are there for their order. */
function lineOf([key, fact]: [string, Fact]): string {
  const { group, secret, restart, risky = '' } = fact
  const line = {
    type: types[/^(?:list|array)<(.+)>$/.exec(fact.type)?.[1] ?? fact.type],
    // The others were made of the key, as the product does.
    label: fact.labelBy === undefined || fact.label === labelOf(key) ? undefined : fact.label,
    group,
    choices: choicesOf(key, fact),
    ...standardOf(key, fact),
    fixed: fixed.includes(risky) ? risky : undefined,
    secret,
    restart,
    rare: fact.projects < rareBelow ? true : undefined,
  }
  return `${JSON.stringify(key)}:${JSON.stringify(line)}`
}

/** The versions matter only where the setting may have to be shown without being in a file. */
function standardOf(key: string, fact: Fact) {
  const { default: standard, seenIn, usual, usualShare = 0 } = fact
  if (standard !== undefined) return { default: standard, seenIn }
  const known = usualShare >= usualFrom ? { usual } : {}
  return isOfWindow(key, fact) ? { ...known, seenIn: versionsOf.get(key) ?? seenIn } : known
}

/** Unreal's window has it under a name that is known, and a line of one value sets it. */
function isOfWindow(key: string, { type, page, labelBy, projects, risky, secret }: Fact): boolean {
  if (projects < rareBelow || risky !== undefined || secret === true || page.startsWith('(')) return false
  return (labelBy !== undefined || namedByKey.has(key)) && types[type] !== undefined && types[type] !== 'path'
}

/** What developers look for by the very words of the key. */
const namedByKey = new Set(['bSmoothFrameRate', 'MinDesiredFrameRate', 'Orientation'])

/** Projects keep lines that their version no longer reads, and some do not say which version they are of. */
const versionsOf = new Map([
  ['r.AntiAliasingMethod', '5.0-5.8'],
  ['r.DynamicGlobalIlluminationMethod', '5.0-5.8'],
  ['r.Lumen.TraceMeshSDFs', '5.0-5.8'],
  ['r.Mobile.AntiAliasing', '5.0-5.8'],
  ['r.ReflectionMethod', '5.0-5.8'],
  ['r.Shadow.Virtual.Enable', '5.0-5.8'],
  ['r.VelocityOutputPass', '5.0-5.8'],
  ['r.DefaultFeature.AntiAliasing', '4.10-4.27'],
  ['r.TemporalAA.Upsampling', '4.19-4.27'],
  ['r.UsePreExposure', '4.19-4.27'],
])
