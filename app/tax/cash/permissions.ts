import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'

export const cashPermissions: PermissionDefinition[] = [
  { key: 'cash.counter.use' },
  { key: 'cash.receipts.view' },
  { key: 'cash.cancellations.decide' },
  { key: 'cash.tills.view' },
  { key: 'cash.tills.manage' },
  { key: 'cash.accounts.view' },
  { key: 'cash.certificates.issue' },
]

/** Who cashes does not decide on taking back; who assesses does not cash. */
export const cashRoles: RoleDefinition[] = [
  {
    key: 'cashier',
    label: { fr: 'Régisseur', ar: 'شسيع المداخيل', en: 'Cashier' },
    permissions: [
      'cash.counter.use',
      'cash.receipts.view',
      'cash.accounts.view',
      'cash.certificates.issue',
      'registry.parties.view',
      'registry.identifiers.read',
    ],
  },
  {
    key: 'cash_chief',
    label: { fr: 'Chef des régies', ar: 'رئيس الشساعات', en: 'Chief of the cash offices' },
    permissions: [
      'cash.cancellations.decide',
      'cash.receipts.view',
      'cash.tills.view',
      'cash.tills.manage',
      'cash.accounts.view',
      'cash.certificates.issue',
      'registry.parties.view',
    ],
  },
  {
    key: 'auditor',
    label: { fr: 'Auditeur interne', ar: 'مدقق داخلي', en: 'Internal auditor' },
    permissions: ['cash.receipts.view', 'cash.tills.view', 'cash.accounts.view'],
  },
]
