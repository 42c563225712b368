import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parseSync, Visitor } from 'oxc-parser'

/** The files of `electron/` whose code uses certain names of Node modules, or certain members of global objects. */
export function filesUsing(root: string, uses: (use: { from: string; name: string }) => boolean): string[] {
  return readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
    .map((path) => `electron/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts') && usesIn(path, readFileSync(join(root, path), 'utf8')).some(uses))
    .sort()
}

/** Imported names, and members such as `JSON.parse`. A module that is imported as a whole has the name `*`. */
export function usesIn(path: string, code: string): { from: string; name: string }[] {
  const { program, errors } = parseSync(path, code)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`)
  const found: { from: string; name: string }[] = []
  new Visitor({
    ImportDeclaration({ source: { value: from }, specifiers, importKind }) {
      if (importKind === 'type') return
      for (const specifier of specifiers) {
        const imported = specifier.type === 'ImportSpecifier' ? specifier.imported : null
        found.push({ from, name: imported?.type === 'Identifier' ? imported.name : '*' })
      }
    },
    MemberExpression({ object, property }) {
      if (object.type === 'Identifier' && property.type === 'Identifier') found.push({ from: object.name, name: property.name })
    },
  }).visit(program)
  return found
}
