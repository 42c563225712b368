import { parseSync, Visitor, type Expression } from 'oxc-parser'

export type Import = {
  /** As written; null if it is put together at run time, so that it can't be known here. */
  to: string | null
  /** A type import, which leaves nothing in the built file. */
  typeOnly: boolean
  /** Loaded when the code gets there, not with the module. */
  late: boolean
}

type Module = { imports: readonly Import[]; words: ReadonlySet<string> }

/** By path and text: several checks read the same file. */
const known = new Map<string, Module>()

/** Everything a source file imports, by whatever syntax, and every name and string in it. */
export function readModule(path: string, source: string): Module {
  const text = `${path}\n${source}`
  const read = known.get(text) ?? parsed(path, source)
  known.set(text, read)
  return read
}

function parsed(path: string, source: string): Module {
  const { program, errors } = parseSync(path, source)
  if (errors.length > 0) throw new Error(`${path} cannot be parsed: ${errors[0]?.message ?? ''}`)
  const imports: Import[] = []
  const words = new Set<string>()
  const add = (to: string | null, typeOnly = false, late = false) => imports.push({ to, typeOnly, late })

  new Visitor({
    // `import { type A }` counts as a value: under verbatimModuleSyntax the module is still loaded.
    ImportDeclaration: ({ source: { value }, importKind }) => add(value, importKind === 'type'),
    ExportAllDeclaration: ({ source: { value }, exportKind }) => add(value, exportKind === 'type'),
    ExportNamedDeclaration: ({ source: from, exportKind }) => {
      if (from !== null) add(from.value, exportKind === 'type')
    },
    ImportExpression: ({ source: from }) => add(literal(from), false, true),
    TSImportType: ({ source: { value } }) => add(value, true),
    TSImportEqualsDeclaration: ({ moduleReference, importKind }) => {
      if (moduleReference.type === 'TSExternalModuleReference') add(moduleReference.expression.value, importKind === 'type')
    },
    CallExpression: ({ callee, arguments: [first] }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'require' || first === undefined) return
      add(first.type === 'SpreadElement' ? null : literal(first))
    },
    Identifier: ({ name }) => words.add(name),
    Literal: ({ value }) => words.add(String(value)),
    TemplateElement: ({ value }) => words.add(value.raw),
  }).visit(program)

  return { imports, words }
}

function literal(from: Expression): string | null {
  if (from.type === 'Literal') return typeof from.value === 'string' ? from.value : null
  if (from.type !== 'TemplateLiteral' || from.expressions.length > 0) return null
  return from.quasis[0]?.value.raw ?? null
}
