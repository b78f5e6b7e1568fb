/** A right, named once. `settings` of a role grant it over the commune or over part of it. */
export interface PermissionDefinition {
  /** 'tax.plots.view'; its label is `permissions.<key>` in the languages. */
  key: string
  /** What a grant may be limited to; without it the right covers the commune or nothing. */
  scoped?: 'arrondissement' | 'unit'
}

/** A role as the town hall starts with it; administrators change it afterwards. */
export interface RoleDefinition {
  key: string
  label: { fr: string; ar: string; en: string }
  permissions: string[]
}
