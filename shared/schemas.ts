import { z } from 'zod'

import { environments } from './fields'
import { serviceIds } from './services'

export const Environment = z.enum(environments)

export const ServiceId = z.enum(serviceIds)

/** Longer texts are no settings. */
export const SettingValue = z.union([z.string().max(4096), z.boolean()])

/** A service in an environment. */
export const ServiceAt = z.object({ service: ServiceId, environment: Environment })
export type ServiceAt = z.infer<typeof ServiceAt>

/** One field there. For fields that all environments share, the environment is ignored. */
export const FieldAt = ServiceAt.extend({ field: z.string().min(1).max(64) })
export type FieldAt = z.infer<typeof FieldAt>
