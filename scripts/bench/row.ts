/** One line of the table: a measurement and what it is compared with, from the same run. */
export type Row = {
  what: string
  beside: string
  /** Both in `unit`. `raw` is null for a plain figure. */
  value: number
  raw: number | null
  unit: 'ms' | 'MB' | 'kB' | '%'
  /** The figure is `value / raw`, `value - raw` or `value` itself. */
  figure: 'ratio' | 'difference' | 'plain'
  budget: number
}

export function figureOf({ value, raw, figure }: Row): number {
  if (figure === 'plain' || raw === null) return value
  return figure === 'ratio' ? value / raw : value - raw
}

/** NaN, for what could not be measured, is not within any budget. */
export function isWithin(row: Row): boolean {
  return figureOf(row) <= row.budget
}

export function tableOf(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.what,
    `${short(row.value)} ${row.unit}`,
    row.raw === null ? '' : `${short(row.raw)} ${row.unit}`,
    row.beside,
    short(figureOf(row)),
    String(row.budget),
    isWithin(row) ? '' : 'over',
  ])
  const all = [['what', 'measured', 'beside', 'which is', 'figure', 'budget', ''], ...lines]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((line) => line[column]?.length ?? 0))) ?? []
  return all
    .map(
      (line) =>
        `${line
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

function short(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
}
