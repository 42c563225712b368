import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'

import type { Game, Held } from '../../../../test/unit/shared/catalog/gameParts'
import { withCopy } from '../copies'

const fixtures = join(import.meta.dirname, '../../../../test/fixtures')

type Files = Readonly<Record<string, string | Buffer>>

/** A form in which the files of a game may be. `isSound`: the engine could load them. */
export type Form = { name: string; isSound: boolean; files(game: Game): Files }

const eachText = (change: (text: string, path: string, game: Game) => string | Buffer) => (game: Game) =>
  Object.fromEntries(Object.entries(game.files).map(([path, text]) => [path, change(text, path, game)]))

/** All keys that are in a game's files. */
function keysOf({ values, secrets }: Game): string[] {
  const held: Held[] = [...Object.values(values), ...Object.values(secrets)]
  return held.flatMap((fields) => Object.values(fields)).filter((value) => value !== '')
}

const isJson = (text: string) => text.startsWith('{')
const without = (text: string, keys: readonly string[]) => keys.reduce((rest, key) => rest.replaceAll(key, ''), text)

/** The file without the entries that hold keys, as an SDK left it that did not have them yet. */
function older(text: string, keys: readonly string[]): string {
  if (!isJson(text)) {
    const isEntry = (line: string) => /[:=]/.test(line) && keys.some((key) => line.includes(key))
    return text.split('\n').filter((line) => !isEntry(line)).join('\n') // prettier-ignore
  }
  const kept: unknown = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && keys.includes(value) ? undefined : value,
  )
  return JSON.stringify(kept, null, 2)
}

const toOtherNames = (text: string) =>
  text
    .replaceAll('EncryptionKey="', 'ClientEncryptionKey="')
    .replaceAll('initialization/app_id', 'init/app_id')
    .replaceAll('[/Script/OnlineSubsystemEOS.EOSSettings]', '[OnlineServices.EOS]\nProductId=old\nClientId=other\n\n$&')

const assets = (game: Game) => Object.entries(game.files).filter(([path]) => path.endsWith('.asset'))

/** Each asset in another folder of `Assets/` instead of its own. */
function movedTo(game: Game, folders: readonly string[]): Files {
  const moved = assets(game).flatMap(([path, text], index) =>
    folders.map((folder) => [`${folder}/${index}/${basename(path)}`, text] as const),
  )
  const rest = Object.entries(game.files).filter(([path]) => !path.endsWith('.asset'))
  return Object.fromEntries([...rest, ...moved])
}

const spaced = (text: string, path: string) =>
  /\.(?:ini|cfg|godot|properties|env)$/.test(path) ? text.replaceAll(/^([^\n=;[]+)=(.*)$/gm, '$1 = $2') : text

const conflict = (text: string) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> theirs\n`
const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0a'.repeat(32)}\nsize 1234\n`

/** Every form that facts know of, besides the one that the SDKs of today write. */
export const forms: readonly Form[] = [
  { name: 'as made', isSound: true, files: ({ files }) => files },
  { name: 'Windows line ends', isSound: true, files: eachText((text) => text.replaceAll(/\r?\n/g, '\r\n')) },
  { name: 'with a byte order mark', isSound: true, files: eachText((text) => `\ufeff${text}`) },
  { name: 'empty entries', isSound: true, files: eachText((text, _, game) => without(text, keysOf(game))) },
  { name: 'an older SDK', isSound: true, files: eachText((text, _, game) => older(text, keysOf(game))) },
  { name: 'other names', isSound: true, files: eachText(toOtherNames) },
  { name: 'blanks around marks', isSound: true, files: eachText(spaced) },
  { name: 'no line end at the end', isSound: true, files: eachText((text) => text.trimEnd()) },
  { name: 'moved assets', isSound: true, files: (game) => movedTo(game, ['Assets/Moved']) },
  { name: 'two of each asset', isSound: true, files: (game) => movedTo(game, ['Assets/One', 'Assets/Two']) },
  { name: 'in conflict', isSound: false, files: eachText(conflict) },
  { name: 'pointers of Git LFS', isSound: false, files: eachText(() => pointer) },
  { name: 'binary', isSound: false, files: eachText((text) => Buffer.concat([Buffer.alloc(20), Buffer.from(text)])) },
]

/** Runs an action on a made-up game in one form, which is removed afterwards. */
export async function withGame(game: Game, form: Form, action: (root: string) => Promise<void>): Promise<void> {
  await withCopy(join(fixtures, game.fixture), async (root) => {
    for (const [path, content] of Object.entries(form.files(game))) write(root, path, content)
    await action(root)
  })
}

/** The same for a project of a few files. */
export async function withFiles(files: Files, action: (root: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-marks-'))
  try {
    for (const [path, content] of Object.entries(files)) write(folder, path, content)
    await withCopy(folder, action)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function write(root: string, path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}
