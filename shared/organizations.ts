import { z } from 'zod'

/** An account's organization, with the projects to choose from. */
export const OrganizationChoice = z.object({
  id: z.string(),
  name: z.string(),
  projects: z.array(z.object({ id: z.string(), name: z.string() })),
})
export type OrganizationChoice = z.infer<typeof OrganizationChoice>
