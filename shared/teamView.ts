import { z } from 'zod'

/** One thing that a declaration asks for; `change` where the approved one did not, or did. */
const AskedLine = z.object({ text: z.string(), change: z.enum(['new', 'gone']).optional() })

export const AskedGroup = z.object({ id: z.enum(['origins', 'files', 'fields', 'marks', 'links']), lines: z.array(AskedLine) })
export type AskedGroup = z.infer<typeof AskedGroup>

/** What a file in the team's folder of services is called in the window, without its folder and extension. */
export const TeamFileName = z.string().max(255)

/** A service of the team's own that is not used: nobody here has approved it, or it can't be. */
export const TeamEntry = z.object({
  /** Of its file, without `.json`. Empty for the folder itself. */
  name: TeamFileName,
  path: z.string(),
  label: z.string(),
  summary: z.string(),
  /** `elsewhere`: a project in another window uses another declaration with its id. */
  state: z.enum(['new', 'changed', 'elsewhere', 'faulty']),
  /** Of the file's bytes; null if it can't be approved. */
  hash: z.string().nullable(),
  asks: z.array(AskedGroup),
  /** The lines of the approved declaration that are gone, and those that are new; null where nothing was approved. */
  changed: z.array(z.object({ sign: z.enum(['+', '-']), text: z.string() })).nullable(),
  faults: z.array(
    z.object({ path: z.string(), fault: z.string(), fix: z.string(), /** Of the file, from 1. */ line: z.int().optional() }),
  ),
})
export type TeamEntry = z.infer<typeof TeamEntry>

/** An approval, as the Security page lists it. */
export const ApprovedDeclaration = z.object({ project: z.uuid(), path: z.string(), service: z.string(), label: z.string() })
export type ApprovedDeclaration = z.infer<typeof ApprovedDeclaration>
