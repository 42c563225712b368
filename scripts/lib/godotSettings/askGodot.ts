import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { program } from '../samples/godotJudge'

/** What the engine says of one of its settings. Its own ones have an order below that of a project's additions. */
export type Asked = {
  type: string
  order: number
  isOwn: boolean
  hint: number
  hintText: string
  default: string
  value: string
}

const types = ['null', 'bool', 'int', 'float', 'String', 'Vector2', 'Rect2', 'Vector3', 'Transform2D', 'Plane', 'Quat', 'AABB']
types.push('Basis', 'Transform', 'Color', 'NodePath', 'RID', 'Object', 'Dictionary', 'Array', 'PoolByteArray', 'PoolIntArray')
types.push('PoolRealArray', 'PoolStringArray', 'PoolVector2Array', 'PoolVector3Array', 'PoolColorArray')

/** Where the orders of a project's additions begin. */
const additions = 1 << 16

/** All settings that a real Godot 3 has for a project with this text as its project.godot, by their names. */
export function askGodot(text: string): ReadonlyMap<string, Asked> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-asked-'))
  try {
    writeFileSync(join(folder, 'project.godot'), text)
    const { stdout } = spawnSync(program, ['--path', folder, '--script', join(import.meta.dirname, 'ask.gd')], {
      env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder },
      // What is missing of a project that is only this file.
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
      timeout: 60_000,
      killSignal: 'SIGKILL',
      maxBuffer: 2 ** 28,
    })
    if (!stdout.includes('asked everything')) throw new Error('Godot did not answer.')
    return new Map(stdout.split('\n').flatMap(askedIn))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function askedIn(line: string): [string, Asked][] {
  const [mark, name, type, order, hint, hintText, initial, value] = line.split(' ')
  if (mark !== 'asked' || value === undefined) return []
  const asked = {
    type: types[Number(type)] ?? '',
    order: Number(order),
    isOwn: Number(order) < additions,
    hint: Number(hint),
    hintText: textOf(hintText),
    default: textOf(initial),
    value: textOf(value),
  }
  return [[textOf(name), asked]]
}

const textOf = (code = '') => Buffer.from(code.slice(1), 'base64').toString('utf8')
