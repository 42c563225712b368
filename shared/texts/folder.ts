import { oneLine } from '../values/oneLine'

/** For a folder with games in it that is none itself, and for a clone made by links. */
export const folderTexts = {
  offers: (count: number, areAll: boolean) =>
    `There is no Unity, Unreal or Godot project in this folder itself, but ${count === 1 ? 'one' : count} below it${areAll ? '' : ', and perhaps more'}.`,
  /** Asks to read what is behind the links of a clone. */
  follow: 'Show the values there',
  offer: (name: string, label: string) => `Open ${oneLine(name)}${label === '' ? '' : ` (${label})`}`,
}
