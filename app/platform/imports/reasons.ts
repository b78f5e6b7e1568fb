import type { I18n } from '@adonisjs/i18n'
import type { ImportDefinition, ReasonParams } from '#platform/imports/definition'

/** Why a row is refused, kept with a warning, or left out. `text` is a text key. */
export interface Reason {
  field: string | null
  text: string
  params?: ReasonParams
}

export type Verdict = 'accepted' | 'warned' | 'refused' | 'skipped'

/** The name of a field in the reader's language. */
export function fieldLabel(definition: ImportDefinition, key: string, i18n: I18n): string {
  const field = definition.fields.find((candidate) => candidate.key === key)
  return i18n.t(field?.label ?? `${definition.texts}.fields.${key}`)
}

/** 'Superficie : doit être supérieure à 0.' */
export function reasonText(definition: ImportDefinition, reason: Reason, i18n: I18n): string {
  const text = i18n.t(reason.text, reason.params as never)
  return reason.field
    ? i18n.t('imports.reason_line', {
        field: fieldLabel(definition, reason.field, i18n),
        reason: text,
      })
    : text
}
