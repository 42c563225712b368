import type { OwnFormat } from '../../../shared/ownFormats'
import { projectPath, startApp } from './appWorld'
import { temporaryFolder } from './folder'

export const titleAt = { service: 'playfab', environment: 'test', field: 'titleId' } as const
export const versionAt = { service: 'photon', environment: 'test', field: 'appVersion' } as const
type At = { service: string; environment: string; field: string }

/** The whole app with a project of these files, and a game developer who adds places to fields. */
export async function withOwnPlaces(files: Readonly<Record<string, string>>, fixture = 'plain-project') {
  const app = startApp()
  const project = temporaryFolder(fixture)
  for (const [path, text] of Object.entries(files)) project.write(path, text)
  app.noteChosen(project.root)
  await app.call('project.open', { path: project.root })

  const inView = (id: string) => app.view().project?.services.find((service) => service.id === id)
  const places = ({ service, field }: At) => inView(service)?.places[field] ?? []
  return {
    ...app,
    project,
    inView,
    places,
    own: (at: At) => places(at).filter(({ own }) => own !== undefined),
    type: (at: At, value: string) => app.call('setting.write', { ...at, value }),
    add: (at: At, [file, format, key]: readonly [string, OwnFormat, string], isForAll = false) =>
      app.call('place.add', { ...at, file, format, key, isForAll }),
    look: (at: At, [file, format, key]: readonly [string, OwnFormat, string]) =>
      app.call('place.look', { ...at, file, format, key }),
    async write(at: At) {
      const ids = places(at).map(({ target }) => target)
      const { service, environment } = at
      await app.call('targets.preview', { service, environment, ids })
      await app.call('targets.write', { service, environment, ids })
    },
    saved: () => JSON.parse(project.text(projectPath)).services ?? {},
    problems: ({ service }: At) => inView(service)?.problems ?? {},
  }
}
