import { z } from 'zod'

import type { Store } from '../store'

const FolderApproval = z.looseObject({ project: z.uuid(), path: z.string() })
const OriginApproval = z.looseObject({ project: z.uuid(), origin: z.string() })

const LinkApproval = z.looseObject({ path: z.string(), place: z.string() })
/** A team's own service: what its file held is kept, to show what a change of it changes. `hash` is that of its bytes. */
const DeclarationApproval = z.looseObject({
  project: z.uuid(),
  path: z.string(),
  service: z.string(),
  label: z.string(),
  hash: z.string(),
  text: z.string(),
})
export type DeclarationApproval = z.infer<typeof DeclarationApproval>

/**
 * `approvals.json`: the folders a project's secrets may be used in, the origins they may go to, where links of a folder may be
 * followed to, and which services of the team's own are used. Never shortened.
 */
export const ApprovalsFile = z.looseObject({
  version: z.literal(1),
  /** By real path, the oldest first. One project has several: worktrees, clones. */
  folders: z.array(FolderApproval),
  /** Origins that came from a file or a field. */
  origins: z.array(OriginApproval),
  /** By real path: the folder of the project, and a place out of it that one of its links leads to. */
  links: z.array(LinkApproval).default([]),
  /** At most one for each project, folder and service. One in a form that this version does not know is kept, and counts for nothing. */
  declarations: z.array(z.unknown()).default([]),
})
type ApprovalsFile = z.infer<typeof ApprovalsFile>

/** Approvals as another file recorded them. */
export type Approved = Pick<ApprovalsFile, 'folders' | 'origins'>

const none: ApprovalsFile = { version: 1, folders: [], origins: [], links: [], declarations: [] }

/** One project in one folder, and the id of a service. */
export type DeclaredIn = Pick<DeclarationApproval, 'project' | 'path' | 'service'>

export type Approvals = ReturnType<typeof createApprovals>

/** What the user said yes to. A file that is damaged or can't be read approves nothing. */
export function createApprovals({ store }: { store: Store<ApprovalsFile> }) {
  const file = () => store.read() ?? none

  const isFolderApproved = (project: string, path: string) =>
    file().folders.some((known) => known.project === project && known.path === path)

  const isOriginApproved = (project: string, origin: string) =>
    file().origins.some((known) => known.project === project && known.origin === origin)

  /** Where the links of a folder may be followed to. */
  const linkedFrom = (path: string) =>
    file()
      .links.filter((known) => known.path === path)
      .map(({ place }) => place)

  const isOf =
    ({ project, path, service }: DeclaredIn) =>
    (known: DeclaredIn) =>
      known.project === project && known.path === path && known.service === service

  const declarations = () => file().declarations.flatMap((one) => DeclarationApproval.safeParse(one).data ?? [])

  const declarationsWithout = (declared: DeclaredIn) => {
    const isIt = isOf(declared)
    return file().declarations.filter((one) => {
      const known = DeclarationApproval.safeParse(one).data
      return known === undefined || !isIt(known)
    })
  }

  return {
    /** Another object once anything else was approved. */
    source: (): object => file(),

    isFolderApproved,

    /** Throws `file-failed`; nothing is approved then. */
    approveFolder(project: string, path: string): void {
      if (isFolderApproved(project, path)) return
      store.write({ ...file(), folders: [...file().folders, { project, path }] })
    },

    /** Oldest first. The folders may be gone by now. */
    foldersOf: (project: string) =>
      file()
        .folders.filter((known) => known.project === project)
        .map(({ path }) => path),

    /** The project that a folder was last approved as, for a folder whose `project.json` does not say. */
    projectAt: (path: string) => file().folders.findLast((known) => known.path === path)?.project ?? null,

    isOriginApproved,

    /** Throws `file-failed`; nothing is approved then. */
    approveOrigin(project: string, origin: string): void {
      if (isOriginApproved(project, origin)) return
      store.write({ ...file(), origins: [...file().origins, { project, origin }] })
    },

    linkedFrom,

    /** Throws `file-failed`; nothing is approved then. */
    approveLinks(path: string, places: readonly string[]): void {
      const known = new Set(linkedFrom(path))
      const more = places.filter((place) => !known.has(place)).map((place) => ({ path, place }))
      if (more.length > 0) store.write({ ...file(), links: [...file().links, ...more] })
    },

    /** What was approved last, of any of its contents. */
    declarationOf: (declared: DeclaredIn): DeclarationApproval | null => declarations().find(isOf(declared)) ?? null,

    declarations,

    /** Another list once any of them changed. */
    declarationsSource: (): object => file().declarations,

    /** In place of what was approved before. Throws `file-failed`; nothing is approved then. */
    approveDeclaration(declared: DeclarationApproval): void {
      store.write({ ...file(), declarations: [...declarationsWithout(declared), declared] })
    },

    /** Throws `file-failed`; it is still approved then. */
    withdrawDeclaration(declared: DeclaredIn): void {
      if (declarations().some(isOf(declared))) store.write({ ...file(), declarations: declarationsWithout(declared) })
    },

    /**
     * Makes the file where there is none, from what was approved before it existed. From then on no other file can add
     * anything: neither preferences from a backup nor planted ones.
     */
    begin(before: Approved): void {
      if (store.read() === null && store.problem() === null) store.write({ version: 1, links: [], declarations: [], ...before })
    },
  }
}
