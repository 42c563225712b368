import type { FilesField, SwitchField } from './fields'

// The settings that every service has, besides those it declares.

/** Whether a project shows it. The team decides that for everyone, so it is in `project.json`. */
export const shownField: SwitchField = {
  id: 'shown',
  kind: 'switch',
  class: 'shared',
  label: 'Shown in this project',
  help: 'False leaves the service out of the window. What is stored for it stays where it is.',
  perEnvironment: false,
  default: true,
}

/** The one that a service has whose environments share a file of the game. */
export const holdsField: FilesField = {
  id: 'filesHold',
  kind: 'files',
  class: 'shared',
  label: 'Game files hold',
  help: 'The environment whose values are in the files that several share. It changes only when you put another one in.',
  perEnvironment: false,
}

export const ownFields = [shownField, holdsField] as const
