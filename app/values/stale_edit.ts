import { Refusal } from '#values/refusal'

/** One field that differs between what is kept now and what was typed. */
export interface StaleField {
  field: string
  kept: string
  typed: string
}

/**
 * Somebody saved in between. Carries what is kept now beside what was typed, and the version to save over
 * once the difference has been read.
 */
export class StaleEdit extends Refusal {
  constructor(
    readonly fields: StaleField[],
    readonly lockVersion: number,
    /** Where the fields' labels are: text key prefix. */
    readonly labels: string
  ) {
    super(`${labels.split('.')[0]}.stale_edit`, { count: fields.length }, { status: 409 })
  }
}

/** Throws StaleEdit unless the form was drawn from the version that is kept. */
export function requireVersion(
  kept: { lockVersion: number },
  formVersion: number,
  values: Record<string, [kept: unknown, typed: unknown]>,
  labels = 'registry.fields'
): void {
  if (kept.lockVersion === formVersion) return
  const shown = (value: unknown) => (value === null || value === undefined ? '' : String(value))
  const fields = Object.entries(values)
    .map(([field, [now, typed]]) => ({ field, kept: shown(now), typed: shown(typed) }))
    .filter((item) => item.kept !== item.typed)
  throw new StaleEdit(fields, kept.lockVersion, labels)
}
