import type { Place } from '../../../shared/catalog/place'
import type { Service } from '../../../shared/catalog/service'
import { ownPlaceTexts as texts } from '../../../shared/texts/ownPlaces'
import { stepsOf } from '../../../shared/values/projectPath'
import { fieldsById } from './named'
import { faultsOfPlace } from './placeFaults'
import { faultsOfTexts } from './textFaults'

/** It came from a file that others change: it may do no more than a place of a team's own service. */
const rights = { isBuiltIn: false, others: [] }
/** Judged, not shown: the path names the place. */
const label = 'Place'

/** Why a place that a team added can't be used, in words; null if it can. Nothing it names is looked at on disk. */
export function faultOfOwnPlace(service: Service, place: Place): string | null {
  const judged = { ...place, label }
  const [first] = [...faultsOfTexts(judged), ...faultsOfPlace(fieldsById(service), judged, [], rights)]
  if (first !== undefined) return texts.fault(first.fault, first.fix)
  return startsSomething(place) ? texts.starts : null
}

/** Files by which an engine, or a tool beside it, is told what to load or start, whatever their format is. */
const starters =
  /^(?:export_presets\.cfg|plugin\.cfg|launch\.json|tasks\.json|settings\.json|extensions\.json|eas\.json|app\.json|fire(?:base)\.json|vercel\.json|netlify\.json)$|^gradle|(?:\.build\.cs|\.target\.cs|rc\.json|-lock\.json)$/i
/** Words in the names of such settings. */
const tools = /editor|sourcecontrol|perforce|python|buildtool|buildconfiguration|ubt/i
const settings = /\.(?:ini|cfg)$/i
/** Folders of engines and tools, at any depth. */
const folders =
  /^(?:projectsettings|packages|usersettings|library|temp|logs|intermediate|saved|binaries|deriveddatacache|node_modules|build|editor default resources)$/i
/** Sections in which a value is a script, a program or a library. */
const sections =
  /^(?:autoload|autoload_prepend|editor_plugins|editor|gdextension|native_extensions|configuration|libraries|dependencies|import|remap|shader_globals)$|python|startup|editor|sourcecontrol|source control|buildtool|plugin|module|coreuobject|onlinesubsystem$|\/script\/engine\.engine|^core\.|^\/script\/(?:unrealed|buildsettings|projectlauncher|turnkey)/i
const keys = /(?:^run\/main_scene|main_run_args|\bscript|class(?:name)?|dll|command|commandline|executable|programpath)$/i

function startsSomething({ file, format, values }: Place): boolean {
  const steps = ('path' in file ? stepsOf(file.path) : null) ?? []
  const name = steps.at(-1) ?? ''
  if (starters.test(name) || (settings.test(name) && tools.test(name))) return true
  if (steps.slice(0, -1).some((step) => folders.test(step))) return true
  if (format !== 'godot' && format !== 'unrealTree') return false
  return Object.values(values).some((address) => {
    if (!('key' in address)) return true
    const section = (address.section ?? '').trim()
    const key = address.key.replace(/^[+\-.!]/, '').trim()
    // ConfigFile takes a key without a section with a slash in it for one in a section.
    const [head = '', ...rest] = section === '' ? key.split('/') : [section, key]
    return sections.test(head) || keys.test(rest.join('/') || key)
  })
}
