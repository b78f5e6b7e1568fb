import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'

export const registryPermissions: PermissionDefinition[] = [
  { key: 'registry.parties.view' },
  { key: 'registry.parties.edit' },
  { key: 'registry.parties.merge' },
  { key: 'registry.parties.import' },
  { key: 'registry.identifiers.read' },
  { key: 'registry.accounts.read' },
  { key: 'registry.accounts.propose' },
  { key: 'registry.accounts.approve' },
  { key: 'registry.territory.view' },
  { key: 'registry.territory.edit' },
  { key: 'registry.units.view' },
  { key: 'registry.units.edit' },
  { key: 'registry.years.view' },
  { key: 'registry.years.manage' },
  { key: 'registry.calendar.view' },
  { key: 'registry.calendar.propose' },
  { key: 'registry.calendar.approve' },
  { key: 'registry.credentials.edit' },
]

const SEE = [
  'registry.territory.view',
  'registry.units.view',
  'registry.years.view',
  'registry.calendar.view',
]

/** Who keeps the référentiels, and who approves; the registrar never approves what the registrar proposed. */
export const registryRoles: RoleDefinition[] = [
  {
    key: 'registrar',
    label: {
      fr: 'Responsable des référentiels',
      ar: 'المسؤول عن المرجعيات',
      en: 'Registrar',
    },
    permissions: registryPermissions
      .map((permission) => permission.key)
      .filter((key) => !key.endsWith('.approve') && key !== 'registry.years.manage'),
  },
  {
    key: 'secretary_general',
    label: {
      fr: 'Directeur général des services',
      ar: 'المدير العام للمصالح',
      en: 'Director general of services',
    },
    permissions: [
      ...SEE,
      'registry.parties.view',
      'registry.identifiers.read',
      'registry.accounts.read',
      'registry.accounts.approve',
      'registry.calendar.approve',
      'registry.years.manage',
    ],
  },
  {
    key: 'administrator',
    label: { fr: 'Administrateur', ar: 'مسير النظام', en: 'Administrator' },
    permissions: [...SEE, 'registry.units.edit', 'registry.territory.edit'],
  },
  {
    key: 'auditor',
    label: { fr: 'Auditeur interne', ar: 'مدقق داخلي', en: 'Internal auditor' },
    permissions: [
      ...SEE,
      'registry.parties.view',
      'registry.identifiers.read',
      'registry.accounts.read',
    ],
  },
]
