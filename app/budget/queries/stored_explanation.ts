import type { Step } from '#values/explanation'

/** What a record kept of a figure, as the page shows it; null when it kept none. */
export function readExplanation(
  stored: unknown
): { rule: string; value: unknown; steps: Step[] } | null {
  if (!stored) return null
  return typeof stored === 'string'
    ? JSON.parse(stored)
    : (stored as { rule: string; value: unknown; steps: Step[] })
}
