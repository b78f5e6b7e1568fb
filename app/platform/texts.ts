import type { I18n } from '@adonisjs/i18n'

/** The texts a module owns lie in its own file: 'tax.late.rate' is `tax.settings.late.rate`. */
export type TextKind =
  | 'rules'
  | 'settings'
  | 'setting_choices'
  | 'exemptions'
  | 'permissions'
  | 'menu'
  | 'search'
  | 'refusals'
  | 'jobs'
  | 'subjects'
  | 'actions'
  | 'documents'

/** A named thing in words of the reader; its code where no text says it. */
export function nameText(kind: TextKind, code: string, i18n: I18n): string {
  const key = textKey(kind, code)
  return i18n.hasMessage(key) ? i18n.t(key) : code
}

/** The key of the text that names a thing: its module, the kind, the rest. */
export function textKey(kind: TextKind, key: string): string {
  const dot = key.indexOf('.')
  return dot === -1 ? `${kind}.${key}` : `${key.slice(0, dot)}.${kind}.${key.slice(dot + 1)}`
}
