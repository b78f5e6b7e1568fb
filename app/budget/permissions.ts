import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'

export const budgetPermissions: PermissionDefinition[] = [
  { key: 'budget.lines.view' },
  { key: 'budget.lines.edit' },
  { key: 'budget.credits.transfer' },
  { key: 'budget.commitments.view' },
  { key: 'budget.commitments.propose' },
  { key: 'budget.visas.give' },
  { key: 'budget.liquidations.create' },
  { key: 'budget.mandates.view' },
  { key: 'budget.mandates.issue' },
  { key: 'budget.mandates.pay' },
  { key: 'budget.year_ends.prepare' },
  { key: 'budget.year_ends.pronounce' },
]

export const BUDGET_VIEWS = ['budget.lines.view', 'budget.commitments.view', 'budget.mandates.view']

/** Who sets credit aside and verifies, who orders the payment, who visas and pays: never the same person. */
export const budgetRoles: RoleDefinition[] = [
  {
    key: 'budget_officer',
    label: {
      fr: 'Agent du budget et de la comptabilité',
      ar: 'موظف الميزانية والمحاسبة',
      en: 'Budget officer',
    },
    permissions: [
      ...BUDGET_VIEWS,
      'budget.lines.edit',
      'budget.credits.transfer',
      'budget.commitments.propose',
      'budget.liquidations.create',
      'budget.year_ends.prepare',
      'registry.parties.view',
    ],
  },
  {
    key: 'authorising_officer',
    label: { fr: 'Ordonnateur', ar: 'الآمر بالصرف', en: 'Authorising officer' },
    permissions: [
      ...BUDGET_VIEWS,
      'budget.mandates.issue',
      'budget.year_ends.pronounce',
      'registry.parties.view',
    ],
  },
  {
    key: 'public_accountant',
    label: { fr: 'Receveur communal', ar: 'القابض الجماعي', en: 'Public accountant' },
    permissions: [
      ...BUDGET_VIEWS,
      'budget.visas.give',
      'budget.mandates.pay',
      'registry.parties.view',
    ],
  },
  {
    key: 'finance_chief',
    label: { fr: 'Chef de la division financière', ar: 'رئيس قسم المالية', en: 'Finance chief' },
    permissions: BUDGET_VIEWS,
  },
  {
    key: 'auditor',
    label: { fr: 'Auditeur interne', ar: 'مدقق داخلي', en: 'Internal auditor' },
    permissions: BUDGET_VIEWS,
  },
  {
    key: 'secretary_general',
    label: {
      fr: 'Directeur général des services',
      ar: 'المدير العام للمصالح',
      en: 'Director general of services',
    },
    permissions: BUDGET_VIEWS,
  },
]
