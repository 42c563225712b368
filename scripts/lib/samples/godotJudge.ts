import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { exactly, type Held, type Judge } from './judge'

export const program = 'godot3-server'

/** What to do where there is no Godot on this machine; null where there is one. */
export function whyNoGodot(): string | null {
  if (spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined) return null
  return `Godot files are judged by a real Godot, which isn't installed: apt-get install --no-install-recommends ${program}`
}

/** A real Godot 3. Files of Godot 4 get the names of Godot 3 for it. */
export const godotJudge: Judge = { nameOf: exactly, read: async (texts) => readAll(texts) }

function readAll(texts: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-judged-'))
  try {
    texts.forEach((text, index) => writeFileSync(join(folder, `${index}.cfg`), inGodot3(text)))
    const files = heldIn(run(folder, texts.length))
    return texts.map((_, index) => {
      const held = files.get(index)
      return held === undefined ? null : new Map(held.map((one) => [exactly(one.address), one]))
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function run(folder: string, count: number): string {
  writeFileSync(join(folder, 'project.godot'), '')
  const script = join(import.meta.dirname, 'judge.gd')
  return execFileSync(program, ['--path', folder, '--script', script], {
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, LATCHKEY_JUDGED: folder, LATCHKEY_COUNT: String(count) },
    // It says what it thinks of broken files.
    stdio: ['ignore', 'pipe', 'ignore'],
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
}

function heldIn(output: string): ReadonlyMap<number, Held[]> {
  const files = new Map<number, Held[]>()
  for (const line of output.split('\n')) {
    const [mark, index, ...rest] = line.split(' ')
    if (mark !== 'judged') continue
    if (rest[0] === 'readable') files.set(Number(index), [])
    const [section, key, isPlain, value] = rest
    if (value === undefined) continue
    // In a file with Windows line ends its texts have them too; `formats/godotConfig.ts` says why that is no difference.
    const seen = textOf(value).replaceAll('\r\n', '\n')
    const address = { section: textOf(section), key: textOf(key) }
    files.get(Number(index))?.push({ address, value: isPlain === 'True' ? seen : null, seen })
  }
  return files
}

const textOf = (code = '') => Buffer.from(code.slice(1), 'base64').toString('utf8')

const renamed: Readonly<Record<string, string>> = {
  PackedByteArray: 'PoolByteArray',
  PackedInt32Array: 'PoolIntArray',
  PackedInt64Array: 'PoolIntArray',
  PackedFloat32Array: 'PoolRealArray',
  PackedFloat64Array: 'PoolRealArray',
  PackedStringArray: 'PoolStringArray',
  PackedVector2Array: 'PoolVector2Array',
  PackedVector3Array: 'PoolVector3Array',
  PackedColorArray: 'PoolColorArray',
  Vector2i: 'Vector2',
  Vector3i: 'Vector3',
  Vector4: 'Quat',
  Vector4i: 'Quat',
  Rect2i: 'Rect2',
}

const token =
  /"(?:[^"\\]|\\[^])*"|;[^\n]*|[&^](?=")|(?:Array|Dictionary)\[[^\]"]*\]\(|\b(?:Packed\w+Array|Vector[234]i?|Rect2i)\b|[()]/g

/** The names of Godot 3 in place of those of Godot 4, outside of texts and comments. A typed list becomes a plain one. */
function inGodot3(text: string): string {
  const open: boolean[] = []
  return text.replaceAll(token, (found) => {
    if (found === '&' || found === '^') return ''
    if (/^(?:Array|Dictionary)\[/.test(found)) {
      open.push(true)
      return ''
    }
    if (found === '(') open.push(false)
    if (found === ')') return open.pop() ? '' : ')'
    return renamed[found] ?? found
  })
}
