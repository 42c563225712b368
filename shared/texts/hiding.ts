import { storedInWords } from './words'

/** What is said before a service that holds something is hidden. */
export const hidingTexts = {
  action: 'Hide in this project',
  title: (service: string) => `Hide ${service} in this project?`,
  what: 'It leaves the tree and the search, for everyone on the team. “Add service…” or undo brings it back.',
  held: ({ secrets, key }: { secrets: number; key: string | null }) =>
    [
      'Nothing is deleted.',
      ...(secrets === 0 ? [] : [`${storedInWords(secrets)} on this computer, listed on the Security page.`]),
      ...(key === null ? [] : [`The ${key} stays in the project and in the game’s files.`]),
    ].join(' '),
  confirm: 'Hide',
}
