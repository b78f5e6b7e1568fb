import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'

export const procurementPermissions: PermissionDefinition[] = [
  { key: 'procurement.suppliers.view' },
  { key: 'procurement.suppliers.edit' },
  { key: 'procurement.suppliers.import' },
  { key: 'procurement.requests.view', scoped: 'unit' },
  { key: 'procurement.requests.edit', scoped: 'unit' },
  { key: 'procurement.requests.approve', scoped: 'unit' },
  { key: 'procurement.notices.publish', scoped: 'unit' },
  { key: 'procurement.quotes.record', scoped: 'unit' },
  { key: 'procurement.quotes.judge', scoped: 'unit' },
  { key: 'procurement.orders.view', scoped: 'unit' },
  { key: 'procurement.orders.edit', scoped: 'unit' },
  { key: 'procurement.orders.sign', scoped: 'unit' },
  { key: 'procurement.receptions.create', scoped: 'unit' },
  { key: 'procurement.invoices.register', scoped: 'unit' },
  { key: 'procurement.tenders.view' },
  { key: 'procurement.tenders.edit' },
  { key: 'procurement.tenders.judge' },
]

const VIEWS = [
  'procurement.suppliers.view',
  'procurement.requests.view',
  'procurement.orders.view',
  'procurement.tenders.view',
]

/** Who buys, who approves and signs, who receives. What a service asks for is approved by somebody else. */
export const procurementRoles: RoleDefinition[] = [
  {
    key: 'requesting_agent',
    label: { fr: 'Agent demandeur', ar: 'الموظف الطالب', en: 'Requesting officer' },
    permissions: ['procurement.requests.view', 'procurement.requests.edit'],
  },
  {
    key: 'buyer',
    label: { fr: 'Acheteur', ar: 'موظف المشتريات', en: 'Buyer' },
    permissions: [
      ...VIEWS,
      'procurement.suppliers.edit',
      'procurement.suppliers.import',
      'procurement.requests.edit',
      'procurement.requests.approve',
      'procurement.notices.publish',
      'procurement.quotes.record',
      'procurement.quotes.judge',
      'procurement.orders.edit',
      'procurement.invoices.register',
      'procurement.tenders.edit',
      'procurement.tenders.judge',
      'budget.lines.view',
      'budget.commitments.view',
      'stores.stock.view',
      'registry.parties.view',
      'registry.parties.edit',
    ],
  },
  {
    key: 'receiving_commission',
    label: { fr: 'Commission de réception', ar: 'لجنة التسلم', en: 'Receiving commission' },
    permissions: [
      'procurement.orders.view',
      'procurement.receptions.create',
      'stores.stock.view',
      'stores.slips.receive',
    ],
  },
  {
    key: 'budget_officer',
    label: {
      fr: 'Agent du budget et de la comptabilité',
      ar: 'موظف الميزانية والمحاسبة',
      en: 'Budget officer',
    },
    permissions: [...VIEWS, 'procurement.invoices.register'],
  },
  {
    key: 'authorising_officer',
    label: { fr: 'Ordonnateur', ar: 'الآمر بالصرف', en: 'Authorising officer' },
    permissions: [...VIEWS, 'procurement.orders.sign'],
  },
  {
    key: 'public_accountant',
    label: { fr: 'Receveur communal', ar: 'القابض الجماعي', en: 'Public accountant' },
    permissions: ['procurement.orders.view', 'procurement.suppliers.view'],
  },
  {
    key: 'storekeeper',
    label: { fr: 'Magasinier', ar: 'أمين المخزن', en: 'Storekeeper' },
    permissions: ['procurement.orders.view'],
  },
  {
    key: 'auditor',
    label: { fr: 'Auditeur interne', ar: 'مدقق داخلي', en: 'Internal auditor' },
    permissions: VIEWS,
  },
  {
    key: 'secretary_general',
    label: {
      fr: 'Directeur général des services',
      ar: 'المدير العام للمصالح',
      en: 'Director general of services',
    },
    permissions: VIEWS,
  },
]
