import { builtIn } from '../../../shared/catalog/builtIn'
import { Service } from '../../../shared/catalog/service'
import { declarationTexts as texts } from '../../../shared/texts/declarations'
import { AppError } from '../../../shared/errors'
import { readExactly, writtenNumber } from '../portal/exactJson'
import { linesOf } from '../portal/jsonLines'
import { faultAt, when, type Fault, type Path, type Rights } from './fault'
import { faultsOf } from './faults'
import { faultsOfForm } from './formFaults'
import { faultOfSyntax } from './syntax'

export type ReadDeclaration = { readonly service: Service } | { readonly faults: readonly Fault[] }

const most = { bytes: 256 * 1024, faults: 50 }

/**
 * The service that a team's own file declares, or all that is wrong with it. It came with a folder: a file with any fault
 * declares nothing, and what passes is only what was understood to the last character. `file` is its name; `others` are those
 * beside it, whose names it must not imitate either.
 */
export function readDeclaration(bytes: Uint8Array, file: string, others: Rights['others'] = []): ReadDeclaration {
  if (bytes.byteLength > most.bytes) return { faults: [faultAt([], texts.size('256 KiB'))] }
  const text = decoded(bytes)
  if (text === null) return { faults: [faultAt([], texts.encoding)] }
  const content = contentOf(text)
  const read = 'faults' in content ? content : judged(content.value, file, others)
  if ('service' in read) return read
  const lineOf = linesOf(text)
  return { faults: read.faults.slice(0, most.faults).map((fault) => ({ line: lineOf(fault.path), ...fault })) }
}

function judged(value: unknown, file: string, others: Rights['others']): ReadDeclaration {
  const form = Service.safeParse(value)
  if (!form.success) return { faults: faultsOfForm(form.error, value) }
  const { id } = form.data
  const faults = [
    ...when(file !== `${id}.json`, ['id'], texts.fileName(id)),
    ...faultsOf(form.data, { isBuiltIn: false, others: [...builtIn, ...others] }),
  ]
  return faults.length > 0 ? { faults } : { service: form.data }
}

function decoded(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** What cannot be read in two ways: each name once, none that reaches a prototype, each number as it is written. */
function contentOf(text: string): { value: unknown } | { faults: Fault[] } {
  let broken: Fault | null = null
  try {
    const value = readExactly(text, {
      deep: texts.deep.fault,
      hostileKey: texts.hostileKey.fault,
      twice: (name) => texts.twice(name).fault,
      broken(at) {
        broken = faultOfSyntax(text, at)
        return broken.fault
      },
    })
    const faults = strangeNumbers(value, [])
    return faults.length > 0 ? { faults } : { value }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (broken !== null) return { faults: [broken] }
    const { message: fault } = error.failure
    const known = [texts.deep, texts.hostileKey].find((words) => words.fault === fault)
    return { faults: [faultAt([], known ?? { fault, fix: texts.twice('').fix })] }
  }
}

function strangeNumbers(value: unknown, path: Path): Fault[] {
  if (typeof value !== 'object' || value === null) return []
  if (writtenNumber(value) !== null) return [faultAt(path, texts.number)]
  return Object.entries(value).flatMap(([name, inner]) => strangeNumbers(inner, [...path, name]))
}
