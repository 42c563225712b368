import type { Environment } from '../../shared/values/environments'
import type { FieldClass } from '../../shared/catalog/fields'
import { knownServices, type ServiceId } from '../../shared/catalog/services'
import { searchTexts as texts } from '../../shared/texts/search'
import type { Mark } from './row'

const marks: readonly Mark[] = ['risky', 'advanced', 'default']
const classes: readonly FieldClass[] = ['secret', 'runtime', 'shared']

/** A filter of the search. A row has to match one filter of each kind that was typed. */
export type Filter = { text: string; help: string } & (
  | { kind: 'modified' | 'missing' }
  | { kind: 'class'; value: FieldClass }
  | { kind: 'service'; value: ServiceId }
  | { kind: 'env'; value: Environment }
  | { kind: 'mark'; value: Mark }
  | { kind: 'file'; value: string }
)

/** Every filter: the text to type, and what it shows. `services`: those that can be asked for; `files`: those of the engine's settings. */
export const filtersFor = (
  environments: readonly Environment[],
  services: readonly { id: ServiceId; label: string }[] = knownServices(),
  files: readonly string[] = [],
): readonly Filter[] => [
  { kind: 'modified', text: '@modified', help: texts.filters.modified },
  { kind: 'missing', text: '@missing', help: texts.filters.missing },
  ...classes.map((value) => ({ kind: 'class' as const, value, text: `@${value}`, help: texts.filters[value] })),
  ...environments.map((value) => ({
    kind: 'env' as const,
    value,
    text: `@env:${value}`,
    help: texts.filters.environment(value),
  })),
  ...services.map(({ id, label }) => ({
    kind: 'service' as const,
    value: id,
    text: `@service:${id}`,
    help: texts.filters.service(label),
  })),
  ...(files.length === 0 ? [] : marks).map((value) => ({
    kind: 'mark' as const,
    value,
    text: `@${value}`,
    help: texts.filters[value],
  })),
  ...files.map((path) => ({
    kind: 'file' as const,
    value: fileWord(path),
    text: `@file:${fileWord(path)}`,
    help: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
  })),
]

/** The name of a file as the search takes it: one word. */
export function fileWord(path: string): string {
  return path
    .slice(path.lastIndexOf('/') + 1)
    .toLowerCase()
    .replaceAll(/\s+/g, '-')
}
