import type { SwitchField } from './fields'

/**
 * The setting that every service has, besides those it declares: whether a project shows it. The team decides that for
 * everyone, so it is in `project.json`.
 */
export const shownField: SwitchField = {
  id: 'shown',
  kind: 'switch',
  class: 'shared',
  label: 'Shown in this project',
  help: 'False leaves the service out of the window. What is stored for it stays where it is.',
  perEnvironment: false,
  default: true,
}
