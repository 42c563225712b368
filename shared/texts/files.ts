import { oneLine } from '../values/oneLine'
import { asSentence } from './words'

/** By the system's error code. */
const fileReasons: Readonly<Record<string, string>> = {
  EACCES: 'you don’t have permission. Check its permissions and those of its folder',
  EPERM: 'the system does not permit it. Check its permissions and whether another program holds it',
  EBUSY: 'another program holds it. Close that program',
  EROFS: 'its disk is read-only. Make the disk writable',
  ENOSPC: 'the disk is full. Free some space',
  EDQUOT: 'your disk quota is used up. Free some space',
  ENOENT: 'it or its folder does not exist any more. Check whether it was moved',
  EIO: 'the disk reports an error. Check the disk',
  '': 'the system answered with an unknown error. Check it',
}

/** Why a file can't be read or written: what is wrong with it, then what to do. */
export const fileTexts = {
  failed: (action: 'read' | 'write' | 'open', name: string, code: string) =>
    `Could not ${action} ${name}: ${fileReasons[code] ?? `the system answered ${code}. Check it`}, then try again.`,
  projectFolder: 'the project folder',
  changed: (name: string) => `${name} changed since it was read. Look at the new values, then try again.`,
  readOnly: (name: string) => `${name} is read-only. Check it out if it is under Perforce, or make it writable, then try again.`,
  notPermitted: (name: string) => `${name} can’t be written: you don’t have permission. Change its permissions, then try again.`,

  leadsOut: (name: string) =>
    `${name} leads out of the project folder. Replace the link with a file or folder inside the project.`,
  beyond: (name: string, place: string) =>
    `${name} is a link to ${oneLine(place)}, where Latchkey only reads. Open the project there to change its settings.`,
  ofGit: (name: string) => `${name} is inside git’s own folder, where Latchkey writes nothing. Choose another path.`,
  ofLatchkey: (name: string) => `${name} is inside Latchkey’s own folder. Choose another path.`,
  leadsNowhere: (name: string) => `${name} is a link that leads nowhere. Remove or repair the link.`,
  leadsToItself: 'A link of the project leads to itself. Remove or repair it.',
  folderIsFile: 'A folder of the project is a file. Remove or rename it.',
  becameLink: (name: string) => `${name} became a link while it was being opened. Try again.`,
  notRegular: (name: string) => `${name} is not a regular file. Replace it with one.`,
  tooLarge: (name: string) => `${name} is larger than 2 MB and is not edited here. Edit it in the engine or a text editor.`,

  lfsPointer: (name: string) => `${name} is a Git LFS pointer, not the file itself. Run "git lfs pull", then try again.`,
  conflictMarkers: (name: string) => `${name} has conflict markers of a merge. Resolve the conflict, then try again.`,
  binary: (name: string) =>
    `${name} is a binary file. For Unity assets choose Edit > Project Settings > Editor > Asset Serialization: Force Text.`,
  encoding: (name: string) => `${name} is neither UTF-8 nor UTF-16. Save it as UTF-8 in a text editor, then try again.`,

  /** Of Latchkey's own files. */
  oversized: (name: string) => `${name} is larger than 64 MB, which Latchkey never writes. Move it away, then try again.`,
  keptAside: (name: string, other: string) => `${name} was damaged. It is kept as ${other}.`,
  newer: (name: string) => `${name} was written by a newer version of Latchkey`,
  leftAsIs: (problem: string) => `${asSentence(problem)} It was left as it is.`,
}

/** About an environment file, and why it is not edited. */
export const envFileTexts = {
  noPlace: (path: string, why: string) => `${path} can’t be used as an environment file. ${why}`,
  executable: (path: string) =>
    `${path} is executable, so Latchkey does not write to it. Remove its execute permission, or choose another file.`,
  otherContent: (path: string) => `${path} holds something other than variables, so nothing is added to it. Choose another file.`,
  linkedRules: '.gitignore is a link, which git does not follow. Replace it with a file, then try again.',
  utf16: (path: string) => `${path} is UTF-16, which programs that read such files don’t expect. Save it as UTF-8.`,
  noName: (variable: string) => `${variable} is not a valid variable name. Use letters, digits and underscores.`,
  unwritable: (path: string) => `The value can’t be written to ${path} unchanged. Choose another file or value.`,
}

/** What git would say about a file whose repository can't be read safely. It is never shown: the page then says nothing. */
export const gitTexts = {
  unknown: 'Whether git ignores this file is not known.',
}
