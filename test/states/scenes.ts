import { cloudekaScenes } from './cloudekaScenes'
import { coherenceScenes } from './coherenceScenes'
import { generalScenes } from './generalScenes'
import { othersScenes } from './othersScenes'
import { plutuScenes } from './plutuScenes'
import { projectScenes } from './projectScenes'
import { rowScenes } from './rowScenes'
import { searchScenes } from './searchScenes'
import { securityScenes } from './securityScenes'
import { troubleScenes } from './troubleScenes'
import { windowScenes } from './windowScenes'

/** Every page and state of the window: what is photographed, and what must be usable by everyone. */
export const scenes = [
  ...windowScenes,
  ...generalScenes,
  ...coherenceScenes,
  ...cloudekaScenes,
  ...plutuScenes,
  ...rowScenes,
  ...searchScenes,
  ...securityScenes,
  ...troubleScenes,
  ...othersScenes,
  ...projectScenes,
]
