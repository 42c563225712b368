import type { ComparedRow } from '../../../shared/compare'
import { compareTexts } from '../../../shared/texts/compare'

const { text: texts, inWords } = compareTexts

/** Differences as Markdown for a code review: from the other side to this one. */
export function comparedText(label: string, name: string, rows: readonly ComparedRow[]): string {
  const lines = rows.map((row) => `- ${lineOf(row)}`)
  return `${texts.heading(label, name)}\n\n${lines.join('\n')}\n`
}

function lineOf({ page, folds, label, platform, type, key, file, here, there, on }: ComparedRow): string {
  const way = [page, ...folds, platform === undefined ? label : `${label} (${platform})`]
  const from = on === 'here' ? texts.onlyHere : inWords(type, there)
  const to = on === 'there' ? texts.onlyThere : inWords(type, here)
  return texts.row(way.map(plain), plain(from), plain(to), `${plain(file)} ${plain(key)}`)
}

/** A file's text in one line, in which nothing is a mark of Markdown. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#~]/g, String.raw`\$&`)
}
