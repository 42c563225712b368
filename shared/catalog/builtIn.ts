import { cloudeka } from './cloudeka'
import { coherence } from './coherence'
import { plutu } from './plutu'
import { discord } from './presets/discord'
import { epic } from './presets/epic'
import { firebase } from './presets/firebase'
import { gameanalytics } from './presets/gameanalytics'
import { itch } from './presets/itch'
import { lootlocker } from './presets/lootlocker'
import { nakama } from './presets/nakama'
import { photon } from './presets/photon'
import { playfab } from './presets/playfab'
import { sentry } from './presets/sentry'
import { steam } from './presets/steam'
import { supabase } from './presets/supabase'
import { talo } from './presets/talo'
import { unityLicense } from './presets/unityLicense'
import { unityServices } from './presets/unityServices'
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
  unityLicense,
]

/** The services that come with the app, in the order of the tree. A new one needs its declaration, and its name here. */
export const builtIn: readonly Service[] = [coherence, cloudeka, plutu, ...presets]
