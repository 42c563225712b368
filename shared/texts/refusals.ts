import { environmentName, type Environment } from '../values/environments'
import { oneLine } from '../values/oneLine'
import { pasteToFetch } from './words'

/** Why a request was refused. */
export const refusalTexts = {
  notInFile: 'This file holds no such secret any more.',
  othersSecret: (path: string, holder: Environment | null) =>
    holder === null
      ? `${oneLine(path)} holds the values of another environment. Switch to that one, then move the secret.`
      : `${oneLine(path)} holds the values of ${environmentName(holder)}. Switch to ${environmentName(holder)}, then move the secret.`,
  nothingLinked: 'This folder has no links out of it.',
  internal: 'Something went wrong inside Latchkey. The log has the details; nothing saved was lost.',
  stranger: 'Unknown sender.',
  misfit: (where: string) => `This does not fit: ${where || 'the request'}.`,
  cancelled: 'Cancelled. Nothing was changed.',
  otherQuestion: 'Another dialog of Latchkey is open. Close that one, then try again. Nothing was changed.',
  folderOften: 'The folder dialog was opened by keyboard three times in a minute. Click its button, or wait a minute.',
  notAskedAgain: 'The last answer was no, so Latchkey asks again only when you press a button. Nothing was changed.',
  noProject: 'Open a project first.',
  noLink: 'There is no such link.',
  noField: (id: string) => `There is no field ${id}.`,
  nothingToFetch: 'This service has nothing to fetch.',
  nothingToCheck: 'This service has nothing to check.',
  noSignIn: 'This service has no sign-in.',
  noTokens: 'This service has no tokens.',

  notTyped: (label: string) => `${label} is not typed in: it arrives from the portal.`,
  otherKind: (label: string) => `${label} takes another kind of value.`,
  notCopied: (label: string) => `${label} can’t be copied like this.`,
  notSecret: (label: string) => `${label} is not a secret.`,
  isSecret: (label: string) =>
    `This is a secret that is stored here, and the ${label} ships in the game. Check which one you copied.`,
  noEnvironment: (id: string) => `This project has no environment “${id}”.`,
  notShared: (label: string) => `Each environment has its own ${label}.`,
  notShown: 'It can’t be shown. The reason is beside its field.',
  isRuntimeKey: (key: string, label: string) =>
    `This is the ${key} of this project, not its ${label}. Both look alike; copy the other one.`,

  noValue: (label: string) => `There is no ${label} yet.`,
  notStored: (label: string) => `No ${label} is stored.`,
  pasteFirst: (labels: readonly string[]) => `Paste the ${labels.join(' and the ')} first.`,
  pasteToFetch,
  pasteNew: 'Paste the new one first.',
  removedOnly: (reason: string) => `Token deleted. Its secret no longer works but is still stored here: ${reason}`,
  createdGone: 'This secret is no longer kept here.',

  foreignProject: (folder: string | null) =>
    `This folder carries the id of ${folder === null ? 'a project that has secrets here' : `the project in ${folder}`}. First say whether it’s the same project.`,
  isFound: 'This secret’s project was found. Open that project instead.',
  idChanged: 'This project’s id has changed. Read the question again.',
  projectChanged: 'Another project is open now, or its id changed. Nothing was done. Try again.',
  subjectChanged: 'What you were asked about has changed meanwhile. Nothing was done. Try again.',
  notBound: 'This folder doesn’t carry another project’s id. Nothing was changed.',
  unapproved: (origin: string | null) => `Allow secrets to be sent to ${origin ?? 'the custom endpoint'} first.`,
  portalChanged: 'The portal URL changed meanwhile. Look at it again.',
  strangeLogin: 'The login page is not at a known address.',
  choiceGone: 'That project is no longer in the list. Fetch again.',
  historyChanged: 'The history has changed meanwhile. Open it again.',
  noValueThen: 'The file had no such value then.',
}
