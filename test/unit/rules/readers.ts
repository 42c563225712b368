import { setValue, takeOut, type Spot } from '../../../electron/core/formats/edit'
import { descriptor } from '../../../electron/core/formats/descriptor'
import type { Format } from '../../../electron/core/formats/format'
import { godotConfig, godotPresets } from '../../../electron/core/formats/godotConfig'
import { isLiteral } from '../../../electron/core/formats/godotLiteral'
import { godotValues } from '../../../electron/core/formats/godotValues'
import { godot } from '../../../electron/core/engineSettings/godot/godot'
import type { GameFile } from '../../../electron/core/places/gameFile'
import { projectJson } from '../../../electron/core/formats/projectJson'
import { unity } from '../../../electron/core/engineSettings/unity/unity'
import { isSvg } from '../../../electron/core/engines/svg'
import { defaultIcon, unitySettings } from '../../../electron/core/formats/unitySettings'
import { unityTree } from '../../../electron/core/formats/unityTree'
import { unrealIni } from '../../../electron/core/formats/unrealIni'
import { unreal } from '../../../electron/core/engineSettings/unreal/unreal'
import { unrealTree } from '../../../electron/core/formats/unrealTree'
import { withWrittenNumbers } from '../../../electron/core/formats/writtenNumbers'
import { readJson } from '../../../electron/core/json'
import { redact } from '../../../electron/app/state/log'
import { portalOf } from '../../../electron/core/portal/origin'
import { upgradedState } from '../../../electron/core/project/stateUpgrade'
import { redactSecrets } from '../../../electron/core/portal/secrets'
import { openVariables } from '../../../electron/core/formats/dotenv'
import { readEntries } from '../../../electron/core/formats/dotenvEntries'
import { decodeText, lineEnd } from '../../../electron/core/formats/text'
import { readFields } from '../../../electron/core/formats/unityYaml'
import { secretIn } from '../../../electron/core/vault/pastedSecret'
import { filtersFor } from '../../../renderer/search/filters'
import { placesOf } from '../../../renderer/search/match'
import { parts } from '../../../renderer/search/parts'
import { complete, parse, tokenAt } from '../../../renderer/search/query'
import type { SearchRow } from '../../../renderer/search/row'
import { problemOf } from '../../../shared/catalog/rules'
import { builtIn as services } from '../../../shared/catalog/builtIn'
import { fieldsOf } from '../../../shared/catalog/services'

export type Reader = {
  read(text: string): unknown
  /** Pieces that have a meaning in the format. A percent sign becomes a number that is different each time. */
  pieces: readonly string[]
  /** What must come first, or else the reader stops. */
  head?: string
}

const unityHead = '%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!129 &1\nPlayerSettings:\n  productName: x\n'
const unityPieces = ['  a%: ', '    b%: ', '\n', "'", '"', '\\', '{', '}', ',', '- ', ':', ' ']
const godotPieces = ['a%=', '"', '\\', '[s]\n', '[preset.%]\nplatform="Android"\n', '[', '{', '(', ')', ';', '\n', ' ', '1']
const jsonPieces = ['[', ']', '{', '}', '"a%":', '"', ',', '1', '\\', '/*', '\n', ' ']

/** Everything that is done with a file of the engine: reading it, looking for values that exist and that don't, and an edit. */
function all(format: Format, section: string | undefined, key: string): Reader['read'] {
  const other = { ...(section !== undefined && { section }), key: 'none' }
  return (text) => {
    const file = { text, encoding: 'utf8' } as const
    const opened = format(file, 'a file')
    opened.all()
    opened.find({ ...other, key })
    opened.find(other)
    setValue({ file, format, name: 'a file', address: { ...other, key } }, 'new')
  }
}

const row = (text: string): SearchRow => {
  const held = { text, isModified: false, isMissing: false }
  return {
    key: 'a',
    page: 'general',
    place: 'General',
    label: 'Label',
    help: text,
    id: 'a',
    also: '',
    class: null,
    service: null,
    held,
    each: null,
  }
}

export const readers: Readonly<Record<string, Reader>> = {
  'an environment file': {
    read(text) {
      readEntries(text)
      const spot = {
        file: { text, encoding: 'utf8' },
        format: (file, name) => openVariables(file.text, name),
        name: '.env',
        address: { key: 'A' },
      } satisfies Spot
      setValue({ ...spot, address: { key: 'NONE' } }, 'a b')
      takeOut(spot)
    },
    pieces: ['A=', 'A', '"', "'", '`', '\\', '#', '\n', '\r', '\u2028', ' ', 'export ', ':'],
  },
  'an ini': {
    read: all(unrealIni, 's', 'a'),
    head: '[s]\na=1\n',
    pieces: ['a%=', '+a=', '=', ' ', '\n', '\\', '[s]\n', '[', ';', '"', 'x', '\u2028'],
  },
  'an ini with lists and structs': {
    read(text) {
      unrealTree({ text, encoding: 'utf8' }, 'a file').nodes()
      all(unrealTree, 's', 'a')(text)
    },
    head: '[s]\na=',
    pieces: ['(', ')', ',', 'x%=', '"', '\\', ' ', '\n', 'a%=', '+a=', '|', '1'],
  },
  'settings in an ini': {
    read(text) {
      const file = { text, encoding: 'utf8' } as const
      const opened = unrealTree(file, 'a file')
      // Nothing is known of this file, so that no rows come from the data.
      unreal.read(new Map([['Config/Own.ini', { is: 'open', file, stamp: null, opened, why: null, isBeyond: false }]]), '5.5')
    },
    head: '[s]\na=',
    pieces: ['(Name="a",X=1)', '\n', '+a%=', 'b%=', '[s%]\n', 'a_B9'],
  },
  'project.godot': { read: all(godotConfig, 's', 'a'), head: '[s]\na="1"\n', pieces: godotPieces },
  'all values of project.godot': {
    read(text) {
      all(godotValues, 's', 'a')(text)
      const spot = {
        file: { text, encoding: 'utf8' },
        format: godotValues,
        name: 'a file',
        address: { section: 's', key: 'a' },
      } as const
      takeOut(spot)
      const opened: GameFile = {
        is: 'open',
        file: spot.file,
        stamp: null,
        opened: godotValues(spot.file, ''),
        why: null,
        isBeyond: false,
      }
      for (const path of ['project.godot', 'export_presets.cfg']) godot.read(new Map([[path, opened]]), '4.7')
    },
    head: '[s]\na=1\n',
    pieces: [...godotPieces, '[%]\n', 'b.%=', 'a/%/%='],
  },
  'a literal of Godot': {
    read: (text) => isLiteral(text, 4),
    pieces: ['[', ']', '{', '}', '"a":', '"', '\\', ',', '1', '.', 'Vector2(', ')', ';', '\n', ' ', 'null', '&'],
  },
  'export_presets.cfg': {
    read(text) {
      all(godotPresets, 'Android', 'a')(text)
      godotPresets({ text, encoding: 'utf8' }, 'a file').parts?.()
    },
    pieces: godotPieces,
  },
  'a .uproject': { read: all(descriptor, undefined, 'Description'), head: '{"Description":"","a":[', pieces: jsonPieces },
  'Unity settings': {
    read(text) {
      all(unitySettings, undefined, 'productName')(text)
      defaultIcon(text, 'a file')
    },
    head: unityHead,
    pieces: unityPieces,
  },
  'a part of Unity settings': {
    read: (text) => readFields(text, 'a file', ['buildNumber']),
    head: `${unityHead}  buildNumber:\n`,
    pieces: unityPieces,
  },
  'a list of icons': {
    read: (text) => defaultIcon(text, 'a file'),
    head: `${unityHead}  m_BuildTargetIcons:\n`,
    pieces: ['  - m_BuildTarget: ', '    m_Icon: {fileID: 1, guid: ', '0', '\n', ' '],
  },
  'a Unity asset': { read: all(unitySettings, undefined, 'productName'), head: unityHead, pieces: unityPieces },
  "all of Unity's settings": {
    read: all(unityTree, undefined, 'productName'),
    head: `${unityHead}  a:\n`,
    pieces: [...unityPieces, '  - ', '[', ']'],
  },
  "rows of Unity's settings": {
    read(text) {
      const file = { text, encoding: 'utf8' } as const
      const rowsOf = (path: string) => {
        const opened = unityTree(file, path)
        unity.read(new Map([[path, { is: 'open', file, stamp: null, opened, why: null, isBeyond: false }]]), null)
      }
      rowsOf('ProjectSettings/QualitySettings.asset')
      rowsOf('ProjectSettings/ProjectSettings.asset')
    },
    head: unityHead,
    pieces: [
      '  a%: 1\n',
      '  m_PerPlatformDefaultQuality:\n    Android: 0\n',
      '    % ab_CdEF: 0\n',
      '  m_QualitySettings:\n',
      '  - name: A/b.unity\n',
      '  - m_BuildTarget: Android\n',
      '    b%: {x: 1, y: 2}\n',
      '  - 0a0b0c0d\n',
      '  - 0\n',
    ],
  },
  'project.json': { read: all(projectJson, undefined, 'version'), head: '{"version":"1","a":[', pieces: jsonPieces },
  'numbers that are put back as they were written': {
    read: (text) => withWrittenNumbers(text.replaceAll('1e999', 'null').replaceAll('1.0', '1'), text),
    head: '{"a":[',
    pieces: ['1e999,', '1.0,', '{"a":', '}', ']', ',', ' '],
  },
  'JSON of anybody': { read: (text) => readJson(text), pieces: jsonPieces },
  'a text': {
    read(text) {
      decodeText(Buffer.from(text), 'a file')
      lineEnd(text)
    },
    pieces: ['\n', '\r', '<<<<<<<', '>', ' ', 'x'],
  },
  'a picture': { read: (text) => isSvg(text), pieces: ['<!--', '-->', '<?xml', '?>', '<!DOCTYPE', '>', ' ', '\n', '<svg', 'x'] },
  'a step of an older state file': {
    read(text) {
      const changes = text
        .split(';')
        .map((field) => ({ place: { service: 'coherence', scope: 'test', field }, from: null, to: '' }))
      upgradedState({ version: 1, history: [{ changes, writes: [] }] })
    },
    pieces: ['f%;', 'f;', 'g'],
  },
  'the address of a portal': {
    read: (text) => portalOf(text, { basePath: '/v1' }),
    head: 'https://a.example',
    pieces: ['/', '.', ':', '[', 'a', '-', '1', ' '],
  },
  'words of a portal': {
    read: (text) => redactSecrets(text, [{ header: null, value: 'aa aaaaaaaaab', origin: '' }]),
    pieces: ['a', 'A', 'b', ' ', 'İ'],
  },
  'a line of the log': { read: (text) => redact(text), pieces: ['a', '1', '=', ' ', '\n'] },
  'a pasted secret': { read: (text) => secretIn(text, 'A'), pieces: ['A', '=', ':', 'export ', ' ', '\n', '"', '\u200b'] },
  'a searched text': {
    read(text) {
      parts(text, ['aa', 'ab', 'none'])
      placesOf(row(text), ['aa', 'ab', 'none'])
    },
    pieces: ['a', 'A', 'b', ' ', 'İ', '.'],
  },
  'what is searched for': {
    read(text) {
      parse(text, filtersFor(['test']))
      tokenAt(text, text.length)
      complete(text, 1, '@modified')
    },
    pieces: ['a', '@', ' ', '\t', '@modified'],
  },
  'a setting of a service': {
    read(text) {
      for (const field of services.flatMap(fieldsOf)) {
        if (field.kind === 'secret') problemOf({ rules: field.doubts }, text)
        if (field.kind === 'text' || field.kind === 'fetched') problemOf(field, text)
      }
    },
    pieces: ['a', '.', '/', '-', '0', ' ', 'A', '_', ':'],
  },
}

/** Searches the text for each of its words, so that the time grows with both. */
export const slow: Reader = { read: (text) => parts(text, text.split(' ')), pieces: ['a% ', ' '] }
