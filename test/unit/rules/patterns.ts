import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseSync, Visitor } from 'oxc-parser'
import { checkSync } from 'recheck'
import judge from 'recheck/package.json' with { type: 'json' }

/** A regular expression as written in a source file. */
type Pattern = { where: string; source: string; flags: string }

/** `made`: where one is put together at run time, so that it can't be judged beforehand. */
export type Patterns = { written: Pattern[]; made: string[] }

/** Methods that turn a string argument into a regular expression. */
const making = new Set(['match', 'matchAll', 'search'])

export function patternsIn(path: string, code: string): Patterns {
  const { program, errors } = parseSync(path, code)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`)
  const written: Pattern[] = []
  const made: string[] = []
  const types = new Set<number>()
  const where = ({ start }: { start: number }) => `${path}:${code.slice(0, start).split('\n').length}`
  new Visitor({
    Literal(node) {
      if ('regex' in node) written.push({ where: where(node), source: node.regex.pattern, flags: node.regex.flags })
    },
    TSTypeReference: ({ typeName }) => void types.add(typeName.start),
    Identifier(node) {
      if (node.name === 'RegExp' && !types.has(node.start)) made.push(where(node))
    },
    CallExpression(node) {
      const {
        callee,
        arguments: [first],
      } = node
      const name = callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : ''
      const isPattern = first?.type === 'Literal' && 'regex' in first
      if (making.has(name) && !isPattern) made.push(where(node))
    },
  }).visit(program)
  return { written, made }
}

/** Every regular expression of the app. */
export function patternsOf(root: string): Patterns {
  const found = ['electron', 'renderer', 'shared'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path))
      .map((path) => patternsIn(`${folder}/${path.replaceAll('\\', '/')}`, readFileSync(join(root, folder, path), 'utf8'))),
  )
  return { written: found.flatMap(({ written }) => written), made: found.flatMap(({ made }) => made) }
}

// In this process, so that it is the same on every computer, without a separate program or Java.
process.env['RECHECK_SYNC_BACKEND'] = 'pure'

const how = { checker: 'automaton', timeout: null } as const

/**
 * Why some text makes a pattern slow, in a word; null if the steps stay proportional to the text. Uses automata only: a
 * pattern they can't express (a look-ahead in a loop, a group that is repeated) is refused, not tried out.
 */
export function whySlow(source: string, flags: string): string | null {
  const verdict = checkSync(source, flags, how)
  if (verdict.status === 'vulnerable') return verdict.complexity.summary
  return verdict.status === 'unknown' ? verdict.error.kind : null
}

/**
 * As `whySlow`, which takes seconds for some patterns, but judges a pattern that is not slow only once: a file in the
 * folder records it, named by a hash of all that the verdict depends on.
 */
export function whySlowOnce(folder: string, source: string, flags: string): string | null {
  const asked = JSON.stringify([source, flags, how, judge.version])
  const file = join(folder, createHash('sha256').update(asked).digest('hex'))
  if (existsSync(file)) return null
  const why = whySlow(source, flags)
  if (why === null) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, '')
  }
  return why
}
