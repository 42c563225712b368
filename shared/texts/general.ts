/** Why a row of the General page is as it is. */
export const generalTexts = {
  noFile: (file: string, engine: string) => `${file} is not there. ${engine} makes it; after that it can be changed here.`,
  noKey: (file: string, key: string, engine: string) =>
    `Not in ${file} yet. Set ${key} once in ${engine}; after that it can be changed here.`,
  noPreset: (platform: string) => `No preset for ${platform} has it. Make one in Godot: Project > Export.`,
  breaks: (engine: string) => `This text has more than one line. Edit it in ${engine}.`,
  changed: (file: string, now: string | null, tried: string) =>
    `${file} changed since it was read and holds ${now === null ? 'no value' : `“${now}”`} now. “${tried}” was not written.`,
  unknown: 'There is no such setting in this project.',
  leftAlone: (file: string) => `${file} holds another value by now and was left alone`,
  noPicture: 'No icon is set.',
  lostPicture: (path: string) => `${path} is not in the project.`,
  unknownPicture: 'The picture it names was not found in the project.',
  largePicture: 'The picture is larger than 1 MB and is not shown.',
  strangePicture: 'The file is no picture that can be shown here. If it is in Git LFS, run "git lfs pull".',
}

/** What the engines are called in sentences. */
export const engineNames = { unity: 'Unity', unreal: 'Unreal', godot: 'Godot', plain: 'Latchkey' } as const
