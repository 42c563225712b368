import { oneLine } from '../values/oneLine'

/** Why a row of the General page is as it is, and why its file is not edited. */
export const generalTexts = {
  noFile: (file: string, engine: string) => `${file} does not exist yet: ${engine} has to create it first.`,
  noKey: (engine: string) => `Not in the file yet: ${engine} has to set it first.`,
  breaks: (engine: string) => `This text has more than one line. Edit it in ${engine}.`,
  /** A row that is there once for each part of its file, such as an export preset. */
  ofPart: (label: string, part: string) => `${label} of ${oneLine(part)}`,
  changed: (file: string, now: string | null, tried: string) =>
    `${file} changed since it was read and holds ${now === null ? 'no value' : `“${now}”`} now. “${tried}” was not written.`,
  unknown: 'There is no such setting in this project.',
  lostPicture: (path: string) => `${oneLine(path)} is not in the project.`,
  unknownPicture: 'The picture it names was not found in the project.',
  largePicture: 'The picture is larger than 1 MB and is not shown.',
  widePicture: (width: number, height: number) =>
    `The picture is ${width} x ${height} pixels and is not shown. Pictures of up to 4096 x 4096 are.`,
  complexPicture: 'The SVG is too complex to be shown. Latchkey shows plain shapes and gradients.',
  strangePicture: 'The file isn’t a picture that can be shown here. If it is in Git LFS, run "git lfs pull".',

  notText: 'This isn’t a text that can be edited here.',
  invisible: (file: string) => `${file} can’t hold this text. Remove its invisible characters.`,
  notMade: (file: string, key: string) => `${file} has no ${key} yet. The engine has to create it first.`,
  program: (file: string) =>
    `${file} is a link to a program, so Latchkey does not write to it. Put a file of its own there, then try again.`,
  entangled: (file: string) => `${file} can’t be edited without touching other parts of it. Edit it by hand, or in the engine.`,
  notWhole: (file: string, key: string) => `${key} in ${file} takes a whole number only. Remove all but the digits.`,
  json: {
    strange: (file: string) => `${file} is not JSON. Repair it, then try again.`,
    deep: (file: string) => `${file} is nested too deeply to be read. Repair it, then try again.`,
    notText: (key: string, file: string) => `${key} isn’t text in ${file}. Edit it there.`,
    notNumber: (key: string, file: string) => `${key} isn’t a whole number in ${file}. Edit it there.`,
    twice: (key: string, file: string) => `${file} has ${key} more than once. Remove all but one, then try again.`,
  },
  unity: {
    notText: (key: string, file: string) => `${key} isn’t text in ${file}. Edit it in Unity.`,
  },
  godot: {
    byteOrderMark: (file: string) =>
      `${file} begins with a byte order mark, which Godot does not understand. Save it as UTF-8 without one.`,
    strange: (file: string) => `${file} is not in a form that Godot reads. Open it in Godot and save it, then try again.`,
    notText: (key: string, file: string) => `${key} isn’t plain text in ${file}. Edit it in Godot.`,
    notNumber: (key: string, file: string) => `${key} isn’t a whole number in ${file}. Edit it in Godot.`,
    severalPresets: (count: number, platform: string, file: string) =>
      `There are ${count} presets for ${platform} in ${file}. Edit them in Godot: Project > Export.`,
  },
  unreal: {
    varies: (key: string, file: string) =>
      `Versions of Unreal read ${key} in ${file} differently, because of a | outside quotes. Put that value in quotes, or edit it in Unreal.`,
    wraps: (key: string, file: string) => `${key} in ${file} continues on the next line. Edit it in Unreal.`,
    list: (key: string, file: string) => `${key} in ${file} is a list. Edit it in Unreal.`,
    translated: (key: string, file: string) => `${key} in ${file} is a text with translations. Edit it in Unreal.`,
    strange: (key: string, file: string) =>
      `${key} in ${file} is written in a way that Latchkey doesn’t understand. Edit it in Unreal.`,
  },
}
