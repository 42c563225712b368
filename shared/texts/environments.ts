import { environmentName, environmentPattern, mostEnvironments } from '../values/environments'

const settingsInWords = (count: number) => (count === 1 ? '1 setting' : `${count} settings`)
const countInWords = (secrets: number) => (secrets === 1 ? '1 secret' : `${secrets} secrets`)
const secretsInWords = (names: readonly string[]) => `${countInWords(names.length)} (${names.join(', ')})`

/** What an environment has, for a sentence; null if nothing. `secrets` is null where that can't be told. */
function heldInWords(settings: number, secrets: readonly string[] | null): string | null {
  const parts = [
    ...(settings === 0 ? [] : [settingsInWords(settings)]),
    ...(secrets === null || secrets.length === 0 ? [] : [secretsInWords(secrets)]),
  ]
  return parts.length === 0 ? null : parts.join(' and ')
}

/** The environments of a project, where they are added, renamed, removed and put in order. */
export const environmentsTexts = {
  title: 'Environments',
  text: 'Everyone on the team has these. The first one is shown first, and its environment file is .env unless it names another.',
  list: 'Environments of this project',
  holds: (settings: number, secrets: readonly string[] | null) =>
    [
      ...(settings === 0 ? [] : [settingsInWords(settings)]),
      ...(secrets === null || secrets.length === 0 ? [] : [countInWords(secrets.length)]),
    ].join(', ') || 'Nothing saved yet',
  up: (id: string) => `Move ${environmentName(id)} up`,
  down: (id: string) => `Move ${environmentName(id)} down`,
  renameOne: (id: string) => `Rename ${environmentName(id)}…`,
  removeOne: (id: string) => `Remove ${environmentName(id)}…`,
  newName: 'New environment',
  add: 'Add',
  close: 'Close',

  /** What is wrong with a name. */
  pattern: 'Use small letters, digits and hyphens, and begin with a letter: staging, eu2.',
  tooLong: 'Use at most 32 characters.',
  reserved: '“all” stands for what all environments share. Choose another name.',
  twice: (id: string) => `This project has ${environmentName(id)} already. Choose another name.`,
  full: `A project has at most ${mostEnvironments} environments. Remove one first.`,
  /** What is known of a name that is new in the list. */
  fromBefore: (id: string, settings: number, secrets: readonly string[] | null) =>
    `${environmentName(id)} has values from before: ${heldInWords(settings, secrets) ?? ''}. Added again, it has them back.`,
  usedBefore: (id: string) =>
    `${environmentName(id)} has values from before. Add it to have them back, or choose another name for this one.`,

  rename: {
    title: (id: string) => `Rename ${environmentName(id)}`,
    name: 'New name',
    confirm: 'Rename',
    moves: (settings: number, secrets: readonly string[] | null) => {
      const held = heldInWords(settings, secrets)
      return held === null ? 'Nothing is saved for it yet.' : `Moves to the new name: ${held}.`
    },
    files: (id: string) => `The game’s files stay as they are, also one that is named after it, such as .env.${id}.`,
    others: 'Teammates, and other copies of this project on this computer, have to store their secrets again under the new name.',
    live: 'Only an environment with the name “live” is shown in red.',
    names: (names: string) => `It is called ${names} now, and by its new name from then on.`,
  },

  remove: {
    title: (id: string) => `Remove ${environmentName(id)}?`,
    confirm: 'Remove',
    stays: (id: string, settings: number, secrets: readonly string[] | null, deletesSettings: boolean) => {
      const held = heldInWords(deletesSettings ? 0 : settings, secrets)
      if (held === null) return settings === 0 ? 'Nothing is saved for it.' : 'Nothing of it is kept.'
      return `Kept, and back when ${environmentName(id)} is added again: ${held}.`
    },
    unknown: 'Its secrets stay, too.',
    files: 'What is in the game’s files stays.',
    settings: (count: number) => `Also delete its ${count === 1 ? 'setting' : `${count} settings`}`,
    deleted: 'Undo brings them back. Secrets stay until you clear them on the Security page.',
  },

  step: {
    add: (id: string) => `Add the environment ${environmentName(id)}`,
    rename: (from: string, to: string) => `Rename ${environmentName(from)} to ${environmentName(to)}`,
    remove: (id: string) => `Remove the environment ${environmentName(id)}`,
    move: (id: string) => `Move the environment ${environmentName(id)}`,
  },
  done: {
    added: (id: string) => `${environmentName(id)} added`,
    renamed: (from: string, to: string) => `${environmentName(from)} is called ${environmentName(to)} now`,
    removed: (id: string) => `${environmentName(id)} removed`,
    moved: (id: string, place: number) => `${environmentName(id)} is number ${place} now`,
  },

  last: 'A project has at least one environment. Add another one first.',
  noList: (path: string) => `“environments” in ${path} is not a list. Correct the file, then try again.`,
  notOpened: (secrets: readonly string[]) =>
    `${secrets.join(', ')} can’t be opened now, and an environment is renamed with all its secrets or not at all. ` +
    'Unlock what is locked; paste again, or clear on the Security page, what can’t be read.',
}

/** What is wrong with a name for one more environment of a project, as it is typed. Null: nothing. */
export function environmentNameProblem(name: string, listed: readonly string[]): string | null {
  if (name === 'all') return environmentsTexts.reserved
  if (!environmentPattern.test(name)) return name.length > 32 ? environmentsTexts.tooLong : environmentsTexts.pattern
  return listed.includes(name) ? environmentsTexts.twice(name) : null
}
