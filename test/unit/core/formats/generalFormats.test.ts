import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

import { setValue, takeBack } from '../../../../electron/core/formats/edit'
import { formats } from '../../../../electron/core/places/gameFile'
import type { Format } from '../../../../electron/core/formats/format'
import { decodeText, encodeText } from '../../../../electron/core/formats/text'
import type { Address, GeneralFormat } from '../../../../shared/general/row'
import { failureOf } from '../../world/folder'

// Our own files, with everything that the engines are known to write around the values.
const unity = `%YAML 1.1
%TAG !u! tag:unity3d.com,2011:
--- !u!129 &1
PlayerSettings:
  m_ObjectHideFlags: 0
  companyName: 'A: company'
  productName: "caf\\xE9"
  bare:
  defaultCursor: {fileID: 0}
  applicationIdentifier:
    Android: com.studio.game
    Standalone: 'a: b'
    bare:
    iPhone:${' '}
  buildNumber:
    Standalone: 0
    iPhone: 007
  AndroidBundleVersionCode: 1
  list:
  - companyName: inner
    productName: inner
  bundleVersion: 1.0
`
const ini = `
????????
; ProjectName=a comment
[/Script/EngineSettings.GeneralProjectSettings]
ProjectID=43BDA2D2
+ProjectNames=a
ProjectName=First
Homepage="https://a.example/b//c"
  CompanyName = Two Words${'  '}
Empty=
Quoted="with \\"quotes\\" and \\\\"

[Other]
ProjectName=Not this one
Struct=(A=1,B="x;[",C=(D=2))
Title=NSLOCTEXT("[/Script/A]", "E7\\"D6", "Moth \\"Garden\\"")
Other=INVTEXT( "Moth, \\\\ " )
Multi=first \\
ProjectName=goes on
[/script/enginesettings.generalprojectsettings]
projectname=Last wins
`
const godot = `; Engine configuration file.
config_version=5

[application]

config/name="Moth \\"Garden\\"" ; trailing
config/description="line one
[not_a_section]
config/name=not a key
last \\\\ line"
config/tags=PackedStringArray("a",
"b ; c", "d]")
"key with space/and=sign"="v"
run/main_scene="res://a.tscn"  config/icon="res://i.svg"
flag=true
other=null
[input]

jump={
"deadzone": 0.5, ; c }
"events": [Object(InputEventKey,"resource":null,"k":4194304)]
}
typed=Array[Dictionary]([{"a": "]"}])
name=&"StringName"
vector=Vector2i(1, -2)
config/version="not ours"
`
const presets = `[preset.0]

name="Phone"
platform="Android"

[preset.0.options]

package/unique_name="com.studio.$genname"
version/name=""

[preset.1]

platform="iOS"

[preset.1.options]

application/bundle_identifier="a.b"
`
const json = `{
  "$schema": "https://latchkey.dev/schemas/project-1.json",
  "version": 1,
  "id": "2f1c0f4e-6a43-4b8e-9a53-0d1f0c1b2a34",
  "services": {},
  "project": {
    "name": "Moth",
    "version": ""
  }
}
`
const uproject = `{
	"FileVersion": 3,
	"EngineAssociation": "5.5",
	"Category": "",
	"Description": "A \\"quiet\\" game \\u00e9",
	"Modules": [{ "Name": "Moth", "Description": "of the module" }]
}`
const project = '/Script/EngineSettings.GeneralProjectSettings'

type Case = { format: GeneralFormat; text: string; addresses: Address[] }

const cases: Case[] = [
  {
    format: 'unity',
    text: unity,
    addresses: [
      ...['companyName', 'productName', 'bare', 'bundleVersion', 'AndroidBundleVersionCode'].map((key) => ({ key })),
      ...['Android', 'Standalone', 'bare', 'iPhone'].map((key) => ({ section: 'applicationIdentifier', key })),
      { section: 'buildNumber', key: 'iPhone' },
    ],
  },
  {
    format: 'ini',
    text: ini,
    addresses: ['ProjectName', 'Homepage', 'companyname', 'Empty', 'Quoted', 'ProjectID'].map((key) => ({
      section: project,
      key,
    })),
  },
  {
    format: 'godot',
    text: godot,
    addresses: ['config/name', 'config/description', 'config/icon', 'run/main_scene', 'key with space/and=sign'].map((key) => ({
      section: 'application',
      key,
    })),
  },
  {
    format: 'presets',
    text: presets,
    addresses: [
      { section: 'Android', key: 'package/unique_name' },
      { section: 'Android', key: 'version/name' },
      { section: 'iOS', key: 'application/bundle_identifier' },
      { section: 'preset.0.options', key: 'package/unique_name' },
      { section: 'preset.1.options', key: 'application/bundle_identifier' },
    ],
  },
  {
    format: 'ini',
    text: ini,
    addresses: ['Title', 'Other'].map((key) => ({ section: 'Other', key, as: 'text' as const })),
  },
  { format: 'descriptor', text: uproject, addresses: ['Description', 'EngineAssociation'].map((key) => ({ key })) },
  { format: 'json', text: json, addresses: ['name', 'version'].map((key) => ({ section: 'project', key })) },
]

const name = 'the/file'
const anyText = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc
    .array(
      fc.constantFrom(
        'a',
        ' ',
        ':',
        '#',
        ';',
        "'",
        '"',
        '\\',
        '\t',
        '-',
        '{',
        '}',
        '[',
        ']',
        '//',
        '=',
        'é',
        '迷',
        '😀',
        '$',
        '\n',
      ),
    )
    .map((pieces) => pieces.join('')),
)
const lineEnds = fc.constantFrom('\n', '\r\n')

function open(format: GeneralFormat, text: string, encoding: 'utf8' | 'utf8-bom' | 'utf16le' = 'utf8') {
  const bytes = encodeText({ text: '', encoding }, text)
  return { bytes, file: decodeText(bytes, name), format: formats[format], name }
}

/** The new text, or null for a value that the format says it can't hold. */
function edited(place: ReturnType<typeof open> & { address: Address }, value: string) {
  try {
    return setValue(place, value)
  } catch (error) {
    expect(String(error)).toContain('hold this text')
    return null
  }
}

describe.each(cases)('$format', ({ format, text, addresses }) => {
  test('any text goes in and comes back, only its own bytes change, and taking it back gives the old bytes', () => {
    let written = 0
    fc.assert(
      fc.property(fc.constantFrom(...addresses), anyText, lineEnds, (address, value, end) => {
        const before = open(format, text.replaceAll('\n', end))
        const slot = before.format(before.file, name).find(address)
        if (slot === null) throw new Error(`${address.key} is not there`)
        const result = edited({ ...before, address }, value)
        if (result === null) return
        written += 1
        const after = { ...before.file, text: result.text }
        const now = before.format(after, name).find(address)
        expect(now?.value).toBe(value)
        const [ahead, behind] = [before.file.text.slice(0, slot.start), before.file.text.slice(slot.end)]
        expect(result.text).toBe(ahead + result.span.inserted + behind)
        const back = takeBack({ ...before, file: after, address }, result.span, slot.value)
        // Byte by byte, `toEqual` would take most of the time of this file.
        expect(encodeText(after, back ?? '').equals(before.bytes)).toBe(true)
      }),
      { numRuns: 1000 },
    )
    expect(written).toBeGreaterThan(300)
  })

  test('a value that is there already changes nothing', () => {
    for (const address of addresses) {
      const place = open(format, text)
      expect(setValue({ ...place, address }, place.format(place.file, name).find(address)?.value ?? 'none')).toBeNull()
    }
  })
})

test.each([
  ['unity', unity, { key: 'productName' }, 'café'],
  ['unity', unity, { key: 'companyName' }, 'A: company'],
  ['unity', unity, { section: 'applicationIdentifier', key: 'Standalone' }, 'a: b'],
  ['unity', unity, { section: 'buildNumber', key: 'iPhone' }, '007'],
  ['ini', ini, { section: project, key: 'ProjectName' }, 'Last wins'],
  ['ini', ini, { section: project, key: 'COMPANYNAME' }, 'Two Words'],
  ['ini', ini, { section: project, key: 'Homepage' }, 'https://a.example/b//c'],
  ['ini', ini, { section: project, key: 'Quoted' }, 'with "quotes" and \\'],
  ['godot', godot, { section: 'application', key: 'config/name' }, 'Moth "Garden"'],
  ['godot', godot, { section: 'application', key: 'config/icon' }, 'res://i.svg'],
  ['godot', '[a]\nb="1"\n[c]\n[a]\nb="\\u00e9\\n\\t2"\n', { section: 'a', key: 'b' }, 'é\n\t2'],
  ['ini', ini, { section: 'Other', key: 'Title', as: 'text' }, 'Moth "Garden"'],
  ['ini', ini, { section: 'Other', key: 'Other', as: 'text' }, 'Moth, \\ '],
  ['presets', `${presets}version/code=7\n`, { section: 'preset.1.options', key: 'version/code', as: 'number' }, '7'],
  ['descriptor', uproject, { key: 'Description' }, 'A "quiet" game é'],
  ['presets', presets, { section: 'iOS', key: 'application/bundle_identifier' }, 'a.b'],
] as const)('%s: the value that counts for the engine is the one that is read (%#)', (format, text, address, value) => {
  const place = open(format, text)
  expect(place.format(place.file, name).find(address)?.value).toBe(value)
})

test('an independent reader sees the identifier of one platform changed and nothing else', () => {
  const read = (text: string) =>
    parse(text.replace(/^%.*\n|^---.*\n/gm, ''), { schema: 'failsafe' }) as Record<string, Record<string, unknown>>
  fc.assert(
    fc.property(anyText, (value) => {
      const result = edited({ ...open('unity', unity), address: { section: 'applicationIdentifier', key: 'Android' } }, value)
      if (result === null) return
      const [was, is] = [read(unity)['PlayerSettings'] ?? {}, read(result.text)['PlayerSettings'] ?? {}]
      expect(is).toEqual({ ...was, applicationIdentifier: { ...(was['applicationIdentifier'] as object), Android: value } })
    }),
  )
})

test.each([
  ['utf8-bom', 'CompanyName=A\n'],
  ['utf16le', 'CompanyName=迷宮\r\n'],
] as const)('an ini file in %s stays one', (encoding, line) => {
  const place = { ...open('ini', `[${project}]\r\n${line}`, encoding), address: { section: project, key: 'CompanyName' } }
  const result = setValue(place, 'Ünïted')
  const after = encodeText(place.file, result?.text ?? '')
  expect(after.subarray(0, 2)).toEqual(place.bytes.subarray(0, 2))
  expect(decodeText(after, name).text).toBe(`[${project}]\r\nCompanyName=Ünïted${line.endsWith('\r\n') ? '\r\n' : '\n'}`)
})

test('Unreal gets quotes where it would write them itself, and keeps those that are there', () => {
  const set = (key: string, value: string) =>
    setValue({ ...open('ini', ini), address: { section: project, key } }, value)?.span.inserted
  expect(set('Empty', 'https://a.example')).toBe('"https://a.example"')
  expect(set('Empty', 'plain; [text] = "x"')).toBe('plain; [text] = "x"')
  expect(set('Empty', '{brace}')).toBe('"{brace}"')
  expect(set('Empty', 'ends in \\')).toBe('"ends in \\\\"')
  expect(set('Homepage', 'short')).toBe('"short"')
})

/** The text with a key added. Checks that taking it back gives the old text again. */
function add(format: GeneralFormat, text: string, address: Address, value: string): string {
  const place = { ...open(format, text), address }
  const result = setValue(place, value)
  if (result === null) throw new Error('It is there already.')
  expect(takeBack({ ...place, file: { ...place.file, text: result.text } }, result.span, null)).toBe(text)
  return result.text
}

test.each([
  [
    '[application]\n\nconfig/name="A"\nrun="b"\n\n[display]\n\na=1\n',
    '[application]\n\nconfig/name="A"\nrun="b"\nconfig/version="2"\n\n[display]\n\na=1\n',
  ],
  ['[application]\r\n\r\na="A" ; c\r\n', '[application]\r\n\r\na="A" ; c\r\nconfig/version="2"\r\n'],
  ['[application]\na="A"', '[application]\na="A"\nconfig/version="2"'],
])('Godot gets a missing key at the end of its section: %j', (before, after) => {
  expect(add('godot', before, { section: 'application', key: 'config/version' }, '2')).toBe(after)
})

test.each([
  ['[S]\nA=1\n+B=2\n\n\n[T]\nC=3\n', '[S]\nA=1\n+B=2\nN=v\n\n\n[T]\nC=3\n'],
  ['[s]\nA=1\n[T]\nC=3\n[S]\n', '[s]\nA=1\n[T]\nC=3\n[S]\nN=v\n'],
  ['[T]\r\nC=3\r\n', '[T]\r\nC=3\r\n\r\n[S]\r\nN=v\r\n'],
  ['[T]\nC=3', '[T]\nC=3\n\n[S]\nN=v\n'],
  ['', '[S]\nN=v\n'],
])('Unreal gets a missing key behind the last of its section, or a new section at the end: %j', (before, after) => {
  expect(add('ini', before, { section: 'S', key: 'N' }, 'v')).toBe(after)
})

test('a project of ours gets its name, and the file stays as our own writer leaves it', () => {
  const before = json.replace(/,\s*"project": \{[^}]*\}/, '')
  const after = add('json', before, { section: 'project', key: 'name' }, 'Moth "Garden"')
  expect(after).toBe(`${JSON.stringify({ ...(JSON.parse(before) as object), project: { name: 'Moth "Garden"' } }, null, 2)}\n`)
})

test.each([
  ['unity', unity, { key: 'missing' }],
  ['unity', unity, { section: 'productName', key: 'tvOS' }],
  [
    'unity',
    unity.replace(/applicationIdentifier:[^]*?buildNumber/, 'applicationIdentifier: {}\n  buildNumber'),
    { section: 'applicationIdentifier', key: 'Android' },
  ],
  ['presets', presets, { section: 'Web', key: 'x' }],
] as const)('%s: what only the engine can make is not added', async (format, text, address) => {
  expect(await failureOf(() => setValue({ ...open(format, text), address }, 'v'))).toMatchObject({
    code: 'file-refused',
    message: expect.stringContaining('engine has to create it first'),
  })
})

test.each([
  ['ini', '[S]\nK=NSLOCTEXT("a", "b", "c")\n', 'translations'],
  ['ini', '[S]\nK=a\n+K=b\n', 'a list'],
  ['ini', '[S]\nK=a \\\nb\n', 'next line'],
  ['ini', '[S]\nK=a//b\n', 'doesn’t understand'],
  ['ini', '[S]\nK="a" b\n', 'doesn’t understand'],
  ['godot', '[S]\nK=&"a"\n', 'isn’t plain text'],
  ['godot', '[S]\nK=1.0\n', 'isn’t plain text'],
  ['json', '{"S": {"K": 1}}', 'isn’t text'],
  [
    'presets',
    '[preset.0]\nplatform="S"\n[preset.0.options]\nK="a"\n[preset.1]\nplatform="S"\n[preset.1.options]\nK="b"\n',
    '2 presets',
  ],
] as const)('%s: %j is refused with the reason', async (format, text, why) => {
  expect(await failureOf(() => setValue({ ...open(format, text), address: { section: 'S', key: 'K' } }, 'v'))).toMatchObject({
    code: 'file-refused',
    message: expect.stringContaining(why),
  })
})

test.each([
  'key=\n[a]\n',
  'a="open\n',
  'a=[1, 2\n',
  'a=(1]\n',
  'a={"b": "c}\n',
  'a=.5\n',
  'a=Vector2\nb=1\n',
  'a b c\n',
  '\ufeffa=1\n',
])('a file that Godot itself would not load is refused: %j', async (text) => {
  expect(await failureOf(() => open('godot', text).format(decodeText(Buffer.from(text), name), name))).toMatchObject({
    code: 'file-refused',
  })
})

test.each(['x\nOther=1', 'x\nEmpty=2', 'y\n[Other]'])('a locator that errs saves nothing: %j', async (value) => {
  // It writes the value just as given, which in this file makes more than one value.
  const careless: Format = (file, of) => ({ ...formats.ini(file, of), spell: (given) => [given] })
  const place = { ...open('ini', ini), format: careless, address: { section: project, key: 'Empty' } }
  expect(await failureOf(() => setValue(place, value))).toMatchObject({
    code: 'file-refused',
    message: expect.stringContaining('other parts'),
  })
})

test.each([
  ['ini', '[S]\nK =   Old  \n', { section: 'S', key: 'K' }],
  ['ini', '[S]\nK =   "Old"\t\n', { section: 'S', key: 'K' }],
  ['dotenv', 'K =   Old  # note\n', { key: 'K' }],
  ['unity', unity.replace('bundleVersion: 1.0', 'bundleVersion:   1.0  '), { key: 'bundleVersion' }],
] as const)('%s: a value that was emptied comes back between the very blanks it stood between (%#)', (format, text, address) => {
  const place = { file: { text, encoding: 'utf8' as const }, format: formats[format], name, address }
  const before = place.format(place.file, name).find(address)?.value
  const result = setValue(place, '')
  expect(result?.text).not.toBe(text)
  expect(
    takeBack(
      { ...place, file: { ...place.file, text: result?.text ?? '' } },
      result?.span ?? { removed: '', inserted: '', lead: 0 },
      before ?? null,
    ),
  ).toBe(text)
})

test('an edit that is not there any more is not taken back', () => {
  const place = { ...open('godot', godot), address: { section: 'application', key: 'config/name' } }
  const result = setValue(place, 'Other')
  const changed = { ...place.file, text: result?.text.replace('"Other"', '"Theirs"') ?? '' }
  expect(
    takeBack({ ...place, file: changed }, result?.span ?? { removed: '', inserted: '', lead: 0 }, 'Moth "Garden"'),
  ).toBeNull()
})
