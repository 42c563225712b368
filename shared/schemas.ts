import { z } from 'zod'

import { serviceWith } from './catalog/services'
import { environmentPattern } from './values/environments'

export const Environment = z.string().regex(environmentPattern)

/** The id of a service that this version knows. */
export const ServiceId = z.string().refine((id) => serviceWith(id) !== undefined)

/** A longer text can't be a setting. */
export const SettingValue = z.union([z.string().max(4096), z.boolean()])

/** A service in an environment. */
export const ServiceAt = z.object({ service: ServiceId, environment: Environment })
export type ServiceAt = z.infer<typeof ServiceAt>

/** A field of that service. For fields that all environments share, the environment is ignored. */
export const FieldAt = ServiceAt.extend({ field: z.string().min(1).max(80) })
export type FieldAt = z.infer<typeof FieldAt>
