import { z } from 'zod'

import { listOf } from '../../portal/listOf'
import { mostItems } from '../../portal/request'

const Text = z.string().min(1)

/** `GET /project`. Only some portals return the portal token. */
export const ClassicProject = z.object({
  id: Text,
  name: Text,
  runtime_key: Text,
  portal_token: z.string().nullish(),
})

/** A project of the list. Its key is checked only when the project is chosen, so that one without a key blocks no other. */
const ListedProject = z.object({
  id: Text,
  name: z.string(),
  portal_token: z.string().nullish(),
  runtime_key: z.string().nullish(),
})
export type ListedProject = z.infer<typeof ListedProject>

/** Other members are kept, such as one that says that more projects follow. */
const ListedOrganization = z.looseObject({
  id: Text,
  name: z.string(),
  projects: listOf(ListedProject).nullish(),
})
export type ListedOrganization = z.infer<typeof ListedOrganization>

/** `GET /me/orgs/sdk`. */
export const OrganizationList = z.object({ orgs: listOf(ListedOrganization, mostItems + 1) })

/** `GET /sdk-connections/{nonce}`. An empty token means: not yet. */
export const Login = z.object({
  token: z.string().nullish(),
  email: z.string().nullish(),
  name: z.string().nullish(),
})
