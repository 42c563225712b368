import { oneLine } from '../values/oneLine'
import { teamTitleTexts } from './teamTitle'
import type { AskedGroup } from '../teamView'

const ownFolder = '.latchkey/services'
const notYou = 'If you did not just ask for this in Latchkey, press Cancel.'

const titles: Readonly<Record<AskedGroup['id'], string>> = {
  origins: 'Where secrets may go',
  files: 'Files of the game',
  fields: 'Fields',
  marks: 'Looked for in the project',
  links: 'Pages opened when their button is pressed',
}
const marks = { new: 'New: ', gone: 'No longer: ' }

/** One line of a question: what is foreign in it can't begin another one. */
const listed = ({ lines }: Pick<AskedGroup, 'lines'>) =>
  lines.map(({ text, change }) => `• ${change === undefined ? '' : marks[change]}${oneLine(text, 400)}`).join('\n')

/** A team's own services: what their declarations ask for, and the user's yes to it. */
export const teamTexts = {
  folder: ownFolder,
  states: {
    new: 'This service is declared in the project’s folder. It is not used until you approve it on this computer.',
    changed:
      'Its declaration has changed since you approved it. The service is not used until you approve the change. What you stored for it is kept.',
    elsewhere: 'Another window uses another declaration with this id. Close that project first, then come back to this window.',
    faulty: 'This file declares no service until its faults are mended. Nothing in it is used.',
  },
  file: 'Declared in ',
  titles,
  marks,
  nowhere: 'No secret is sent anywhere.',
  noFiles: 'No file of the game is read or written.',
  whereElse: (label: string) => `Another address, if “${label}” is set. Latchkey asks before a secret goes there.`,
  local: (url: string) => `${url}, where “localhost” is set as the address`,
  sends: (origin: string, secrets: readonly string[]) =>
    secrets.length === 0 ? `${origin}, without any secret` : `${origin}: ${secrets.join(', ')}`,
  place: (path: string, ships: boolean, access: string) =>
    [path, access, ships ? 'ships in the game' : 'does not ship'].join(', '),
  readAndWritten: 'read and written',
  onlyRead: 'only read',
  secretsIn: (labels: readonly string[]) => `looked through for ${labels.join(', ')}`,
  ofSetting: (label: string, standard: readonly string[]) =>
    `the file that “${label}” names${standard.length === 0 ? '' : `, by itself ${standard.join(' and ')}`}`,
  ofScript: (standard: string) => `the Unity asset ${standard}, or wherever the asset of its script is`,
  field: (label: string, kind: string) => `${label}: ${kind}`,
  kinds: {
    secret: 'a secret, kept on this computer',
    runtime: 'ships in the game',
    shared: 'shared with the team in project.json',
    both: 'shared with the team in project.json, and ships in the game',
  },
  mark: (name: string | null, path: string) => (name === null ? path : `${name} in ${path}`),
  link: (label: string, url: string) => `${label}: ${url}`,
  linesTitle: 'Lines of the file that changed',
  sameLines: 'Only spaces or line ends changed.',
  moreLines: (count: number) => `and ${count} more lines`,
  approve: 'Approve…',
  faultsTitle: 'Faults',
  whole: 'The whole file',
  line: (line: number) => `Line ${line}`,
  noAsks: 'It asks for nothing.',

  tooMany: (most: number) => ({
    fault: `There are more than ${most} declarations in this folder, so none of them is read.`,
    fix: 'Take out those that the project does not need.',
  }),
  fileName: {
    fault: 'The name of the file can’t be that of a service.',
    fix: 'Use lower-case letters, digits and hyphens before .json, beginning with a letter.',
  },
  unread: (reason: string) => ({ fault: reason, fix: 'Put a plain file in its place, inside the project’s folder.' }),
  manyFiles: (most: number) => ({
    fault: `It names more than ${most} files of the game: too many to be approved with one look.`,
    fix: 'Take out the places that the service does not need.',
  }),

  question: (label: string, path: string, groups: readonly AskedGroup[], isChanged: boolean) => ({
    message: isChanged ? 'Use the changed declaration of this service?' : 'Use this service of the team’s own?',
    detail: [
      notYou,
      `${oneLine(label, 80)} (${oneLine(path)})`,
      ...groups
        .filter(({ id, lines }) => (id === 'origins' || id === 'files') && lines.length > 0)
        .map((group) => `${titles[group.id]}:\n${listed(group)}`),
      'The yes counts on this computer, in this folder, until the file changes.',
    ].join('\n\n'),
    yes: 'Approve',
    no: 'Cancel',
  }),
  noService: 'This project has no such service, or it is not approved here.',
  changedMeanwhile: 'The file has changed meanwhile. Look at it again.',
  approved: (label: string) => `${label} approved on this computer`,
  approvedElsewhere: (label: string) => `${label} approved. Another window still uses another declaration with its id.`,

  takeBack: teamTitleTexts.takeBack,
  takeBackOf: (label: string, folder: string) => `Take back approval of ${label} in ${folder}`,
  takenBack: (label: string) => `Approval of ${label} taken back. What is stored for it is kept.`,
  securityTitle: 'Services of teams',
  securityText:
    'Declared in a project’s folder and approved by you. Taking one back keeps what is stored for it, and asks again before it is used.',
}
