import type { I18n } from '@adonisjs/i18n'

/** One field of a rule's input that cannot be read, and why, in the reader's language. */
export interface InputProblem {
  field: string
  message: string
}

interface Reported {
  field: string
  message: string
  rule: string
  meta?: Record<string, unknown>
}

/** The fields of a rule's input that VineJS refused, each with a sentence; null when the error is another. */
export function inputProblems(error: unknown, i18n: I18n): InputProblem[] | null {
  const reported = (error as { messages?: unknown }).messages
  if (!Array.isArray(reported)) return null
  return (reported as Reported[]).map(({ field, message, rule, meta }) => {
    const key = `explanation.input.${rule}`
    return {
      field,
      message: i18n.hasMessage(key) ? i18n.t(key, { field, ...written(meta) }) : message,
    }
  })
}

/** Whether the database has no tables yet, or does not answer. */
export function databaseMissing(error: unknown): boolean {
  const code = (error as { code?: unknown }).code
  return code === 'ER_NO_SUCH_TABLE' || code === 'ER_BAD_DB_ERROR' || code === 'ECONNREFUSED'
}

function written(meta: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(meta).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(', ') : String(value),
    ])
  )
}
