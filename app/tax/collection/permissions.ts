import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'

export const collectionPermissions: PermissionDefinition[] = [
  { key: 'collection.lists.view' },
  { key: 'collection.lists.prepare' },
  { key: 'collection.lists.authorise' },
]

/** Who prepares a list of acts does not authorise it. */
export const collectionRoles: RoleDefinition[] = [
  {
    key: 'tax_officer',
    label: { fr: 'Agent de l’assiette', ar: 'موظف بمصلحة الوعاء', en: 'Tax officer' },
    permissions: ['collection.lists.view', 'collection.lists.prepare'],
  },
  {
    key: 'finance_chief',
    label: { fr: 'Chef de la division financière', ar: 'رئيس قسم المالية', en: 'Finance chief' },
    permissions: ['collection.lists.view', 'collection.lists.authorise'],
  },
  {
    key: 'auditor',
    label: { fr: 'Auditeur interne', ar: 'مدقق داخلي', en: 'Internal auditor' },
    permissions: ['collection.lists.view'],
  },
  {
    key: 'secretary_general',
    label: {
      fr: 'Directeur général des services',
      ar: 'المدير العام للمصالح',
      en: 'Director general of services',
    },
    permissions: ['collection.lists.view'],
  },
]
