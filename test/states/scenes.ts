import { cloudekaScenes } from './cloudekaScenes'
import { coherenceScenes } from './coherenceScenes'
import { engineScenes } from './engineScenes'
import { compareScenes } from './compareScenes'
import { environmentScenes } from './environmentScenes'
import { generalScenes } from './generalScenes'
import { othersScenes } from './othersScenes'
import { overviewScenes } from './overviewScenes'
import { placesScenes } from './placesScenes'
import { plutuScenes } from './plutuScenes'
import { projectScenes } from './projectScenes'
import { rowScenes } from './rowScenes'
import { searchScenes } from './searchScenes'
import { securityScenes } from './securityScenes'
import { serviceScenes } from './serviceScenes'
import { troubleScenes } from './troubleScenes'
import { windowScenes } from './windowScenes'

/** Every page and state of the window, in groups that are tested in parallel. */
export const sceneGroups = {
  window: [...windowScenes, ...serviceScenes, ...troubleScenes],
  general: [...generalScenes, ...compareScenes],
  engine: engineScenes,
  coherence: [...coherenceScenes, ...environmentScenes],
  accounts: [...cloudekaScenes, ...plutuScenes],
  rows: [...rowScenes, ...searchScenes, ...othersScenes, ...placesScenes],
  security: securityScenes,
  projects: [...projectScenes, ...overviewScenes],
}

/** What is photographed, and what must be usable by everyone. */
export const scenes = Object.values(sceneGroups).flat()
