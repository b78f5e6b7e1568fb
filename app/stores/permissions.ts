import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'

export const storePermissions: PermissionDefinition[] = [
  { key: 'stores.stock.view', scoped: 'unit' },
  { key: 'stores.items.edit' },
  { key: 'stores.slips.receive', scoped: 'unit' },
  { key: 'stores.slips.issue', scoped: 'unit' },
  { key: 'stores.counts.enter', scoped: 'unit' },
  { key: 'stores.counts.validate', scoped: 'unit' },
]

export const storeRoles: RoleDefinition[] = [
  {
    key: 'storekeeper',
    label: { fr: 'Magasinier', ar: 'أمين المخزن', en: 'Storekeeper' },
    permissions: [
      'stores.stock.view',
      'stores.items.edit',
      'stores.slips.receive',
      'stores.slips.issue',
      'stores.counts.enter',
    ],
  },
  {
    key: 'receiving_commission',
    label: { fr: 'Commission de réception', ar: 'لجنة التسلم', en: 'Receiving commission' },
    permissions: ['stores.counts.enter'],
  },
  {
    key: 'authorising_officer',
    label: { fr: 'Ordonnateur', ar: 'الآمر بالصرف', en: 'Authorising officer' },
    permissions: ['stores.stock.view', 'stores.counts.validate'],
  },
  {
    key: 'auditor',
    label: { fr: 'Auditeur interne', ar: 'مدقق داخلي', en: 'Internal auditor' },
    permissions: ['stores.stock.view'],
  },
]
