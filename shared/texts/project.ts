import { oneLine } from '../values/oneLine'
import { firstOf, asSentence } from './words'

const areLinks = (names: readonly string[]) => `${names.join(' and ')} ${names.length === 1 ? 'is a link' : 'are links'}`

/** By the system's error code. */
const folderProblems: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. It may have been moved or its disk is not connected. Choose the folder again.',
  EACCES: 'can’t be read: you don’t have permission. Change its permissions, then try again.',
  EPERM: 'can’t be read by this app. Allow it in the system settings, then try again.',
}

/** About a project's folder and its project.json. */
export const projectTexts = {
  noFolder: (path: string) =>
    `${oneLine(path)} does not exist, or is not a folder that can be read. Choose the folder of the game project.`,
  isFile: (path: string) => `${oneLine(path)} is a file. Open the folder of the game project instead.`,
  unreadable: (path: string, code: string) => `${oneLine(path)} ${folderProblems[code] ?? 'could not be read. Check the disk.'}`,
  gone: (path: string) => `${oneLine(path)} is not there any more. Put it back, or open the project at its new location.`,
  outOfDate: (reason: string) => `${reason} Showing the last saved values.`,

  engines: { unity: 'Unity', tuanjie: 'Tuanjie', unreal: 'Unreal Engine', godot: 'Godot', plain: 'Plain project' },
  fromSource: (engine: string) => `${engine} (built from source)`,
  oldGodot: 'Godot 2 projects (engine.cfg) are opened as plain ones.',
  several: (files: readonly string[]) => `There are several projects in this folder: ${firstOf(files)}.`,
  noVersion:
    'ProjectSettings/ProjectVersion.txt is missing, so the version of Unity is unknown. Open the project in Unity to create it.',
  /** Folders that lead out of the project; `original` is the project that they belong to. */
  linkedOut: (names: readonly string[], original: string | null) =>
    original === null
      ? `${areLinks(names)} out of this folder, so their files are left alone here. Open the project that they belong to.`
      : `${areLinks(names)} to ${oneLine(original)}, so their files are left alone here. Open that project to see and change its settings.`,

  /** The same once the user has approved to read there. */
  linkedRead: (names: readonly string[], original: string | null) =>
    original === null
      ? `${areLinks(names)} out of this folder. Their values are read; change them in the project that they belong to.`
      : `${areLinks(names)} to ${original}. Their values are read from there; open that project to change them.`,

  newer: 'This project was saved by a newer Latchkey, so it is opened read-only. Update Latchkey to change it.',
  changed: (path: string) => `${path} was changed meanwhile: its new value is shown. Try again.`,
  damaged: (path: string, why: string) =>
    `${path} can’t be read: ${why}. It stays as it is until you save, and is then kept under another name.`,
  linked: (path: string) => `${path} is a link to another file, which would be overwritten. Remove the link, then try again.`,
  /** About one value in it; `why` is the message of its field's rule. */
  notUsed: (written: string, why: string) =>
    `${written} in .latchkey/project.json is not used. ${asSentence(why)} Enter another value here, or correct the file.`,
  valueNotUsed: (why: string, isFetched: boolean) =>
    `The value in .latchkey/project.json is not used. ${asSentence(why)} ${isFetched ? 'Fetch it again' : 'Set it here'}, or correct the file.`,
  /** The reasons for `damaged`. */
  conflictMarkers: 'it has git conflict markers',
  notJson: 'it is not JSON',
  tooDeep: 'it is nested too deeply',
  misfit: (where: string) => `${where || 'it'} does not fit`,
}
