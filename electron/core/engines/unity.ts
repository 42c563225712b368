import { projectTexts as texts } from '../../../shared/texts/project'

/** Version and maker from a ProjectVersion.txt, as far as it says them. */
export function readUnity(text: string): { version: string | null; label: string } {
  const lines = text.split(/\r?\n/)
  const tuanjie = valueOf(lines, 'm_TuanjieEditorVersion:')
  const version = tuanjie ?? valueOf(lines, 'm_EditorVersion:')
  const maker = texts.engines[tuanjie === null ? 'unity' : 'tuanjie']
  return { version, label: version === null ? maker : `${maker} ${version}` }
}

function valueOf(lines: readonly string[], name: string): string | null {
  const [line = ''] = lines.filter((one) => one.startsWith(name))
  return /\S+/.exec(line.slice(name.length))?.[0] ?? null
}
