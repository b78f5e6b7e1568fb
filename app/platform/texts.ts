/** The texts a module owns lie in its own file: 'tax.late.rate' is `tax.settings.late.rate`. */
export type TextKind =
  | 'rules'
  | 'settings'
  | 'permissions'
  | 'menu'
  | 'search'
  | 'refusals'
  | 'jobs'
  | 'subjects'
  | 'actions'
  | 'documents'

/** The key of the text that names a thing: its module, the kind, the rest. */
export function textKey(kind: TextKind, key: string): string {
  const dot = key.indexOf('.')
  return dot === -1 ? `${kind}.${key}` : `${key.slice(0, dot)}.${kind}.${key.slice(dot + 1)}`
}
