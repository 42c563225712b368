import { decodeText, scan } from '../formats/godotScan'

/** Version and name from a project.godot, as far as it says them. */
export function readGodot(text: string): { version: string | null; name: string | null } {
  const values = new Map(
    scan(text)?.values.map(({ section, key, start, end }) => [
      section === '' ? key : `${section}/${key}`,
      text.slice(start, end),
    ]),
  )
  return { version: versionOf(values), name: nameOf(values.get('application/config/name')) }
}

function versionOf(values: ReadonlyMap<string, string>): string | null {
  const format = /^\d+/.exec(values.get('config_version') ?? '')?.[0]
  if (format === '3') return '3.0'
  if (format === '4') return '3'
  if (format !== '5') return null
  // The features include the minor version that the project was last saved with.
  const features = values.get('application/config/features') ?? ''
  return /"(4\.\d+)"/.exec(features)?.[1] ?? '4'
}

function nameOf(value: string | undefined): string | null {
  return value?.startsWith('"') ? decodeText(value.slice(1, -1)) || null : null
}
