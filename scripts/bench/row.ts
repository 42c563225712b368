/** One line of the table: what was measured, in the same run as what it is held against. */
export type Row = {
  what: string
  beside: string
  /** Both in `unit`; `raw` is null where the budget is a plain figure. */
  value: number
  raw: number | null
  unit: 'ms' | 'MB' | 'kB' | '%'
  /** How `value` and `raw` become the figure: one divided by the other, one taken from the other, or `value` as it is. */
  figure: 'ratio' | 'difference' | 'plain'
  budget: number
}

export function figureOf({ value, raw, figure }: Row): number {
  if (figure === 'plain' || raw === null) return value
  return figure === 'ratio' ? value / raw : value - raw
}

/** What could not be measured is no success. */
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
