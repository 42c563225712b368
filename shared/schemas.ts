import { z } from 'zod'

import { environments } from './fields'
import { serviceIds } from './services'

export const Environment = z.enum(environments)

export const ServiceId = z.enum(serviceIds)

/** Longer texts are no settings. */
export const SettingValue = z.union([z.string().max(4096), z.boolean()])
