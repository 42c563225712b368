import { isDeepStrictEqual } from 'node:util'

import { z } from 'zod'

import { Preferences } from '../shared/preferences'
import { RecentProject } from '../shared/projects'
import { usualPreferences } from '../shared/usualPreferences'
import type { Store } from './stores'
import { WindowPlace } from './windowPlace'

const KnownProject = RecentProject.extend({ id: z.uuid() })
type KnownProject = z.infer<typeof KnownProject>

/** `preferences.json`: what the user chose for this computer, and which folders and origins were approved. */
export const PreferencesFile = z.object({
  version: z.literal(1),
  preferences: Preferences,
  projects: z.array(KnownProject),
  /** Origins that came from a file or a field, and that the user let a project's secrets go to. */
  approvedOrigins: z.array(z.object({ project: z.uuid(), origin: z.string() })),
  /** Of the window that was closed last. Nobody should lose the rest of the file by it. */
  window: WindowPlace.optional().catch(undefined),
})
type PreferencesFile = z.infer<typeof PreferencesFile>

const initial: PreferencesFile = {
  version: 1,
  preferences: usualPreferences,
  projects: [],
  approvedOrigins: [],
}

const mostRecent = 30

export type PreferenceStore = ReturnType<typeof createPreferences>

export function createPreferences({ store }: { store: Store<PreferencesFile> }) {
  const file = () => store.read() ?? initial

  function change(part: Partial<PreferencesFile>): void {
    store.write({ ...file(), ...part })
  }

  return {
    read: () => file().preferences,
    write: (preferences: Preferences) => change({ preferences }),

    windowPlace: (): WindowPlace | undefined => file().window,

    rememberWindow(place: WindowPlace): void {
      if (!isDeepStrictEqual(place, file().window)) change({ window: place })
    },

    recent: (): RecentProject[] =>
      file().projects.map(({ path, name, engine, openedAt }) => ({ path, name, engine, openedAt })),

    /** Every project on the list, with its id. */
    known: (): readonly KnownProject[] => file().projects,

    /** The id a folder is known under. Projects that were never saved have theirs only here. */
    idAt: (path: string) => file().projects.find((known) => known.path === path)?.id ?? null,

    /** The project with this id, where it was opened last; null for one that is not known here. */
    projectOf(id: string): { name: string; folder: string } | null {
      const known = file().projects.find((project) => project.id === id)
      return known === undefined ? null : { name: known.name, folder: known.path }
    },

    /** The other folder a project id was approved at, or null. */
    otherPathOf: (id: string, path: string) =>
      file().projects.find((known) => known.id === id && known.path !== path)?.path ?? null,

    /** Puts a project on top of the list. Binding it to this path unbinds its id from any other. */
    remember(project: KnownProject, bind: boolean): void {
      const others = file().projects.filter(
        (known) => known.path !== project.path && !(bind && known.id === project.id),
      )
      change({ projects: [project, ...others].slice(0, mostRecent) })
    },

    forget: (path: string) => change({ projects: file().projects.filter((known) => known.path !== path) }),

    isApproved: (project: string, origin: string) =>
      file().approvedOrigins.some((entry) => entry.project === project && entry.origin === origin),

    approve(project: string, origin: string): void {
      const { approvedOrigins } = file()
      if (approvedOrigins.some((entry) => entry.project === project && entry.origin === origin)) return
      change({ approvedOrigins: [...approvedOrigins, { project, origin }] })
    },
  }
}
