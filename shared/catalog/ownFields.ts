import type { Field, FilesField, SecretField, SwitchField, TextField } from './fields'

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

/** The field with the day by which the team wants a secret renewed, by the secret's id. */
export const renewalDayId = (secret: string): string => `${secret}${renewalDay}`

/** The field that has a field's row: the day of a secret is in that of the secret. */
export function rowFieldId(field: string): string {
  return field.endsWith(renewalDay) ? field.slice(0, -renewalDay.length) : field
}

/** No declared field ends like this. */
const renewalDay = 'RenewOn'

function renewalDayOf({ id, label, perEnvironment }: SecretField): TextField {
  return {
    id: renewalDayId(id),
    kind: 'text',
    class: 'shared',
    label: `Renewal date of ${label}`,
    help: `The day by which ${label} is to be renewed, such as 2026-12-31. Latchkey reminds everyone in the team.`,
    perEnvironment,
    default: '',
    format: 'day',
  }
}

/** The settings that a service with these fields has besides them. */
export function ownFieldsFor(declared: readonly Field[]): readonly Field[] {
  return [shownField, holdsField, ...declared.flatMap((field) => (field.kind === 'secret' ? renewalDayOf(field) : []))]
}
