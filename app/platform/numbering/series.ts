/** An official series: gapless within a year. `{year}`, `{branch}` and `{number:5}` (padded) make the text. */
export interface NumberSeriesDefinition {
  key: string
  pattern: string
  /** One sequence for all years. */
  perpetual?: boolean
}

/** 'OM-{year}-{number:5}' with 2026 and 12 is 'OM-2026-00012'. */
export function formatNumber(pattern: string, year: number, number: number, branch = ''): string {
  return pattern
    .replaceAll('{branch}', branch)
    .replaceAll('{year}', String(year))
    .replace(/\{number(?::(\d+))?\}/g, (_all, width) =>
      String(number).padStart(Number(width ?? 1), '0')
    )
}
