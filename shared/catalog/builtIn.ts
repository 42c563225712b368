import { beamable } from './beamable'
import { cloudeka } from './cloudeka'
import { coherence } from './coherence'
import { plutu } from './plutu'
import { discord } from './discord'
import { epic } from './epic'
import { firebase } from './firebase'
import { gameanalytics } from './gameanalytics'
import { itch } from './itch'
import { lootlocker } from './lootlocker'
import { nakama } from './nakama'
import { photon } from './photon'
import { playfab } from './playfab'
import { sentry } from './sentry'
import { steam } from './steam'
import { supabase } from './supabase'
import { talo } from './talo'
import { unityLicense } from './unityLicense'
import { unityServices } from './unityServices'
import type { Service } from './service'

/** The services that many games use, the most used ones first. A project shows one when it uses it. */
const presets: readonly Service[] = [
  photon,
  firebase,
  playfab,
  gameanalytics,
  unityServices,
  lootlocker,
  sentry,
  epic,
  steam,
  supabase,
  nakama,
  discord,
  talo,
  itch,
  beamable,
  unityLicense,
]

/** The services that come with the app, in the order of the tree. A new one needs its declaration, and its name here. */
export const builtIn: readonly Service[] = [coherence, cloudeka, plutu, ...presets]
