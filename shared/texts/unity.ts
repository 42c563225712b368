import { firstOf } from './words'

/** About Unity’s files, and why they are not edited. */
export const unityTexts = {
  several: (paths: readonly string[], standard: string) => `There are several such assets: ${firstOf(paths)}. Keep ${standard}.`,
  none: (isComplete: boolean, standard: string) =>
    `No such asset is in ${isComplete ? 'Assets/' : 'the part of Assets/ that was searched, which is very large'}. ` +
    `Open the project once in Unity with the service’s SDK installed; it creates ${standard}.`,
  otherScript: (path: string) => `${path} is not the SDK’s asset any more. Open the project again.`,
  oldSdk: (path: string, key: string) => `${path} has no ${key}: it comes from an SDK that is too old. Update the SDK in Unity.`,
  strange: (file: string, why: string) => `${file} can’t be edited safely: ${why}. Open it in Unity and save it, then try again.`,
  /** The reasons for `strange`. */
  lineEnds: 'it has unusual line endings',
  notYaml: 'it does not begin with %YAML 1.1',
  noHead: 'it has no object head',
  noType: 'it has no object type',
  severalObjects: 'it holds more than one object',
  strangeLine: (line: number) => `line ${line} is not in a form that Unity writes`,
  twice: (key: string) => `${key} occurs in it twice`,
}
