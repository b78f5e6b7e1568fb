import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'

export const cashPermissions: PermissionDefinition[] = [
  { key: 'cash.counter.use' },
  { key: 'cash.receipts.view' },
  { key: 'cash.cancellations.decide' },
  { key: 'cash.tills.view' },
  { key: 'cash.tills.manage' },
  { key: 'cash.accounts.view' },
  { key: 'cash.certificates.issue' },
  { key: 'cash.statements.view' },
  { key: 'cash.remittances.record' },
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
      'cash.statements.view',
      'cash.remittances.record',
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
      'cash.statements.view',
      'cash.remittances.record',
      'registry.parties.view',
    ],
  },
  {
    key: 'auditor',
    label: { fr: 'Auditeur interne', ar: 'مدقق داخلي', en: 'Internal auditor' },
    permissions: [
      'cash.receipts.view',
      'cash.tills.view',
      'cash.accounts.view',
      'cash.statements.view',
    ],
  },
  {
    key: 'finance_chief',
    label: { fr: 'Chef de la division financière', ar: 'رئيس قسم المالية', en: 'Finance chief' },
    permissions: ['cash.statements.view'],
  },
]
