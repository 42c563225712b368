import { storedInWords } from './words'

/** The dialog that shows a service again. */
export const addingTexts = {
  title: 'Add service',
  text: 'These services are not shown in this project. Adding one shows it to everyone on the team.',
  none: 'Every service that Latchkey knows is shown in this project.',
  list: 'Services to add',
  find: 'Find a service',
  noMatch: (text: string) => `No service to add matches “${text}”.`,
  holds: (secrets: number) => `${storedInWords(secrets)} on this computer.`,
  add: 'Add',
  addOne: (service: string) => `Add ${service}`,
  close: 'Close',
}
