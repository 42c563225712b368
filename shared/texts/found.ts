import { oneLine } from '../values/oneLine'

/** About a service that was found in the project. */
export const foundTexts = {
  pill: 'found in this project',
  in: (name: string | null, path: string) => `Found in the project: ${oneLine(name === null ? path : `${name} in ${path}`)}.`,
}
