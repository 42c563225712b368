import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

import { parseSync, Visitor, type Node } from 'oxc-parser'
import { build } from 'vite'

/** The files whose work is counted: our own code, and the parser of JSON with comments, which is also JavaScript. */
const counted = /\/(?:electron|renderer|shared)\/|\/jsonc-parser\//

/** How many blocks of counting code have run. */
export const ran = { blocks: 0 }
Object.assign(globalThis, { ran })
const count = 'globalThis.ran.blocks++'

/** The code with a counter in each block: of a function, a branch, a loop. */
function counting(path: string, code: string): string {
  const { program, errors } = parseSync(path, code, { lang: 'js' })
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`)
  const added: { at: number; text: string }[] = []
  const around = ({ start, end }: Node, before: string, after: string) =>
    void added.push({ at: start, text: before }, { at: end, text: after })
  const loop = ({ body }: { body: Node }) => {
    if (body.type !== 'BlockStatement') around(body, `{${count};`, '}')
  }
  new Visitor({
    BlockStatement: ({ start }) => void added.push({ at: start + 1, text: `${count};` }),
    ArrowFunctionExpression({ expression, body }) {
      if (expression) around(body, `(${count},`, ')')
    },
    ForStatement: loop,
    ForInStatement: loop,
    ForOfStatement: loop,
    WhileStatement: loop,
    DoWhileStatement: loop,
  }).visit(program)
  // From the end, so that no position moves. Of two at the same position, the inner one comes first.
  return added
    .toSorted((one, other) => other.at - one.at)
    .reduce((text, { at, text: piece }) => text.slice(0, at) + piece + text.slice(at), code)
}

/** Loads a file of this folder, with all that it imports, as code that counts. */
export async function loadCounting(name: string): Promise<unknown> {
  const folder = resolve('node_modules/.cache', `counting-${randomUUID()}`)
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['electron'] },
    plugins: [
      { name: 'counting', enforce: 'post', transform: (code, id) => (counted.test(id) ? counting(id, code) : undefined) },
    ],
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir: folder,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: `${name}.mjs`, codeSplitting: false } },
    },
  })
  try {
    return await import(/* @vite-ignore */ pathToFileURL(join(folder, `${name}.mjs`)).href)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
