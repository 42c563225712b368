import { openProject } from '../../../../../scripts/lib/samples/program'
import { saveEngineSetting } from '../../../../../electron/core/operations/engineSettings'
import { moveStep } from '../../../../../electron/core/operations/history'
import type { EngineSettingView } from '../../../../../shared/engineSettings'
import { temporaryFolder } from '../../../world/folder'

const head = (type: string) => `%YAML 1.1\n%TAG !u! tag:unity3d.com,2011:\n--- !u!129 &1\n${type}:\n`

/** The text of an asset of `ProjectSettings/` with these fields. */
export const assetOf = (fields: string) => `${head('Settings')}  m_ObjectHideFlags: 0\n${fields}`

/** A Unity project with these files of settings, by their name, opened; and what the window shows of them. */
export async function openUnity(files: Readonly<Record<string, string>>, version = '2022.3.55f1') {
  const folder = temporaryFolder()
  folder.write('ProjectSettings/ProjectVersion.txt', `m_EditorVersion: ${version}\n`)
  folder.write('Assets/.keep', '')
  const pathOf = (name: string) => `ProjectSettings/${name}.asset`
  for (const [name, fields] of Object.entries(files)) {
    folder.write(pathOf(name), fields.startsWith('  ') ? assetOf(fields) : fields)
  }
  const project = await openProject(folder.root)
  const { engineSettings } = project
  await engineSettings.read()
  const pages = () => engineSettings.view() ?? []
  const rows = (page?: string): EngineSettingView[] =>
    pages()
      .filter(({ label }) => page === undefined || label === page)
      .flatMap(({ id, count }) => [0, 500].flatMap((from) => (from < count ? engineSettings.rows(id, from).rows : [])))
  function row(key: string, ...folds: string[]): EngineSettingView {
    const found = rows().filter((one) => one.key === key && folds.every((fold) => one.folds.includes(fold)))
    if (found[0] === undefined || found.length > 1) throw new Error(`There are ${found.length} rows of ${key}`)
    return found[0]
  }
  return {
    project,
    folder,
    pages,
    rows,
    row,
    text: (name: string) => folder.text(pathOf(name)),
    save: (id: string, value: string, base?: string | null) =>
      saveEngineSetting(project, { id, value, ...(base !== undefined && { base }) }),
    undo: () => moveStep(project, 'undo'),
    redo: () => moveStep(project, 'redo'),
  }
}
