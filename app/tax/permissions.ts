import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'

export const taxPermissions: PermissionDefinition[] = [
  { key: 'tax.plots.view', scoped: 'arrondissement' },
  { key: 'tax.plots.edit', scoped: 'arrondissement' },
  { key: 'tax.plots.import' },
  { key: 'tax.declarations.file', scoped: 'arrondissement' },
  { key: 'tax.exemptions.grant', scoped: 'arrondissement' },
  { key: 'tax.tariffs.view' },
  { key: 'tax.tariffs.propose' },
  { key: 'tax.tariffs.approve' },
  { key: 'tax.rolls.view' },
  { key: 'tax.rolls.prepare' },
  { key: 'tax.rolls.issue' },
  { key: 'tax.rolls.cancel' },
  { key: 'tax.notices.view', scoped: 'arrondissement' },
  { key: 'tax.notices.print' },
  { key: 'tax.notices.notify', scoped: 'arrondissement' },
  { key: 'tax.debts.view', scoped: 'arrondissement' },
  { key: 'tax.debts.pursue', scoped: 'arrondissement' },
  { key: 'tax.debts.relieve' },
]

const VIEWS = [
  'tax.plots.view',
  'tax.tariffs.view',
  'tax.rolls.view',
  'tax.notices.view',
  'tax.debts.view',
]

/** Who assesses, who decides, who looks. Those who prepare a roll or propose a tariff do not issue or approve it. */
export const taxRoles: RoleDefinition[] = [
  {
    key: 'tax_officer',
    label: { fr: 'Agent de l’assiette', ar: 'موظف بمصلحة الوعاء', en: 'Tax officer' },
    permissions: [
      ...VIEWS,
      'tax.plots.edit',
      'tax.plots.import',
      'tax.declarations.file',
      'tax.exemptions.grant',
      'tax.tariffs.propose',
      'tax.rolls.prepare',
      'tax.notices.print',
      'tax.notices.notify',
      'tax.debts.pursue',
      'registry.parties.view',
      'registry.parties.edit',
      'registry.identifiers.read',
    ],
  },
  {
    key: 'finance_chief',
    label: { fr: 'Chef de la division financière', ar: 'رئيس قسم المالية', en: 'Finance chief' },
    permissions: [
      ...VIEWS,
      'tax.tariffs.approve',
      'tax.rolls.issue',
      'tax.rolls.cancel',
      'tax.notices.print',
      'tax.debts.relieve',
      'registry.parties.view',
      'registry.identifiers.read',
    ],
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
