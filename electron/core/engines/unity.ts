import { projectTexts as texts } from '../../../shared/texts/project'

/** Version and maker from a ProjectVersion.txt, as far as it says them. */
export function readUnity(text: string): { version: string | null; label: string } {
  const tuanjie = /^m_TuanjieEditorVersion:[ \t]*(\S+)/m.exec(text)?.[1]
  const version = tuanjie ?? /^m_EditorVersion:[ \t]*(\S+)/m.exec(text)?.[1] ?? null
  const maker = texts.engines[tuanjie === undefined ? 'unity' : 'tuanjie']
  return { version, label: version === null ? maker : `${maker} ${version}` }
}
