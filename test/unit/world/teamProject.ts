import type { SomeDeclaration } from '../core/declarations/someDeclaration'
import { projectPath, type RunningApp } from './appWorld'
import { temporaryFolder } from './folder'

export const declarationPath = '.latchkey/services/scores.json'

export const written = (declaration: unknown) => `${JSON.stringify(declaration, null, 2)}\n`

/** A throw-away Godot project with the declaration of a team's own service. */
export function teamProject(declaration: SomeDeclaration | string | Uint8Array | null, document: object = {}) {
  const project = temporaryFolder('plain-project')
  project.write('project.godot', 'config_version=5\n\n[application]\n\nconfig/name="Lantern"\n\n[scores]\n\nkey=""\n')
  project.write(projectPath, written({ version: 1, id: crypto.randomUUID(), ...document }))
  const content = typeof declaration === 'string' || declaration instanceof Uint8Array ? declaration : written(declaration)
  if (declaration !== null) project.write(declarationPath, content)
  return project
}

type App = Pick<RunningApp, 'call' | 'view'>

export const entries = (app: App) => app.view().project?.team ?? []
export const entry = (app: App, name = 'scores') => entries(app).find((one) => one.name === name)
export const shown = (app: App) => (app.view().project?.services ?? []).map(({ id }) => id)

/** What a user does on the page of a service that is not approved: the button, and yes to the question. */
export async function approve(app: App, name = 'scores'): Promise<void> {
  await app.call('team.approve', { name, hash: entry(app, name)?.hash ?? '0'.repeat(64) })
}
