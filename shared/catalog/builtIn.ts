import { cloudeka } from './cloudeka'
import { coherence } from './coherence'
import type { Service } from './service'
import { plutu } from './plutu'

/** The services that come with the app, in the order of the tree. A new one needs its declaration, and its name here. */
export const builtIn: readonly Service[] = [coherence, cloudeka, plutu]
