import { isDay } from '../values/days'
import { envFile, envVariable } from './envFile'

/** A regular expression (flag u) that a text has to match, and the message if it doesn't. */
type Rule = { pattern: string; message: string }

/** Formats that no pattern can describe. */
const day = (text: string): string | null => (text === '' || isDay(text) ? null : 'A day such as 2026-12-31. Empty: none.')

const formats = { 'env-file': envFile, 'env-variable': envVariable, day }
export const formatNames = Object.keys(formats) as readonly (keyof typeof formats)[]

type Ruled = { rules?: readonly Rule[] | undefined; format?: keyof typeof formats | undefined }

const compiled = new Map<string, RegExp>()

/** What is wrong with a text, in words for the line under its field; null when nothing is. */
export function problemOf({ rules = [], format }: Ruled, text: string): string | null {
  const broken = rules.find(({ pattern }) => !expressionOf(pattern).test(text))
  if (broken !== undefined) return broken.message
  return format === undefined ? null : formats[format](text)
}

type Doubted = { doubts?: readonly (Rule & { environment?: string | undefined })[] | undefined }

/** What is unusual about a value of an environment, in words; null when nothing is. It is shown, and the value counts anyway. */
export function doubtOf({ doubts = [] }: Doubted, text: string, environment: string): string | null {
  const rules = doubts.filter((doubt) => doubt.environment === undefined || doubt.environment === environment)
  return problemOf({ rules }, text)
}

/** Takes only the patterns of declarations: built-in ones are judged by `unit/rules/patterns`, others when they are read. */
function expressionOf(pattern: string): RegExp {
  const known = compiled.get(pattern) ?? new RegExp(pattern, 'u')
  compiled.set(pattern, known)
  return known
}
