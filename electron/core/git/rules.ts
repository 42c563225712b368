import ignore from 'ignore'

import { gitTexts as texts } from '../../../shared/texts'
import { refused } from '../files/failure'

/** Steps that all rules together may take; a second at the most. Rules that people write take thousands. */
const mostSteps = 100_000_000
/** In characters. A path that a longer rule could match is longer than any. */
const longestRule = 1000

/** Lines of a file with ignore rules, and the folder it lies in: relative to the repository, empty for its top. */
export type RuleFile = { folder: string; text: string }

/**
 * Whether these rules leave out a path of the repository, or a folder it lies in. Later files count more, as in git: the
 * user's own, those of the repository, then each folder's from the top down. Throws `file-refused` for rules that are made
 * to be slow.
 */
export function matches(files: readonly RuleFile[], path: string, ignoreCase: boolean): boolean {
  const rules = files.flatMap(({ folder, text }) => linesOf(text).map((line) => below(folder, line)))
  assertQuick(rules, path)
  return ignore({ ignorecase: ignoreCase })
    .add(rules.filter((line) => line !== ''))
    .ignores(path)
}

/** Each rule is tried on the path and on every folder that it leads through. */
function assertQuick(rules: readonly string[], path: string): void {
  const tries = path.split('/').length
  const steps = rules.reduce((sum, rule) => sum + tries * stepsOf(rule, path.length), 0)
  if (steps > mostSteps || rules.some((rule) => rule.length > longestRule)) throw refused(texts.unknown)
}

/** All the ways in which the stars of a rule, and where it begins, can share a path among them. */
function stepsOf(rule: string, length: number): number {
  const parts = (rule.match(/\*+/g)?.length ?? 0) + 1
  return Array.from({ length: parts }, (_part, index) => (length + index + 1) / (index + 1)).reduce((all, one) => all * one, 1)
}

function linesOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split('\n')
  // To git, which counts in C, a line ends at a zero.
  return lines.map((line) => line.replace(/\r$/, '').replace(/\0.*$/s, '')).filter((line) => !line.startsWith('#'))
}

/** The rule of a folder, said from the top. */
function below(folder: string, line: string): string {
  const [, no = '', pattern = ''] = /^(!?)(.*)$/s.exec(line) ?? []
  if (/^\/?\s*$/.test(pattern)) return ''
  if (folder === '') return line
  const place = `/${folder.replace(/[\\*?[\]!# ]/g, '\\$&')}`
  // Without a slash before its end a rule holds in all folders below.
  const isAnywhere = !pattern.trimEnd().slice(0, -1).includes('/')
  return `${no}${place}/${isAnywhere ? '**/' : ''}${pattern.replace(/^\//, '')}`
}
