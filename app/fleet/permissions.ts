import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'

export const fleetPermissions: PermissionDefinition[] = [
  { key: 'fleet.vehicles.view', scoped: 'unit' },
  { key: 'fleet.vehicles.edit', scoped: 'unit' },
  { key: 'fleet.vehicles.import' },
  { key: 'fleet.vehicles.stop', scoped: 'unit' },
  { key: 'fleet.vehicles.retire', scoped: 'unit' },
  { key: 'fleet.documents.edit', scoped: 'unit' },
  { key: 'fleet.services.edit', scoped: 'unit' },
  { key: 'fleet.drivers.view', scoped: 'unit' },
  { key: 'fleet.drivers.edit', scoped: 'unit' },
  { key: 'fleet.drivers.import' },
  { key: 'fleet.requests.view', scoped: 'unit' },
  { key: 'fleet.requests.create', scoped: 'unit' },
  { key: 'fleet.requests.approve', scoped: 'unit' },
  { key: 'fleet.requests.import' },
  { key: 'fleet.board.view' },
  { key: 'fleet.assignments.create' },
  { key: 'fleet.assignments.override' },
  { key: 'fleet.missions.own' },
  { key: 'fleet.missions.depart' },
  { key: 'fleet.missions.close' },
  { key: 'fleet.missions.emergency' },
  { key: 'fleet.log_book.correct' },
  { key: 'fleet.fuel.view' },
  { key: 'fleet.fuel.import' },
  { key: 'fleet.fuel.decide' },
  { key: 'fleet.reports.view' },
]

const READ = [
  'fleet.vehicles.view',
  'fleet.drivers.view',
  'fleet.requests.view',
  'fleet.board.view',
  'fleet.fuel.view',
  'fleet.reports.view',
]
const DISPATCH = [
  ...READ,
  'fleet.vehicles.edit',
  'fleet.vehicles.import',
  'fleet.vehicles.stop',
  'fleet.documents.edit',
  'fleet.services.edit',
  'fleet.drivers.edit',
  'fleet.drivers.import',
  'fleet.requests.create',
  'fleet.requests.import',
  'fleet.assignments.create',
  'fleet.missions.depart',
  'fleet.missions.close',
  'fleet.missions.emergency',
  'fleet.fuel.import',
  'registry.parties.view',
]

export const fleetRoles: RoleDefinition[] = [
  {
    key: 'logistics_officer',
    label: {
      fr: 'Agent de régulation du parc',
      ar: 'مكلف بتوزيع السيارات',
      en: 'Logistics officer',
    },
    permissions: DISPATCH,
  },
  {
    key: 'fleet_chief',
    label: {
      fr: 'Chef du parc automobile',
      ar: 'رئيس قسم حظيرة السيارات',
      en: 'Head of the fleet',
    },
    permissions: [
      ...DISPATCH,
      'fleet.requests.approve',
      'fleet.assignments.override',
      'fleet.vehicles.retire',
      'fleet.fuel.decide',
      'fleet.log_book.correct',
      'registry.credentials.edit',
    ],
  },
  {
    key: 'service_head',
    label: { fr: 'Chef de service', ar: 'رئيس مصلحة', en: 'Head of service' },
    permissions: [
      'fleet.requests.view',
      'fleet.requests.create',
      'fleet.requests.approve',
      'fleet.vehicles.view',
    ],
  },
  {
    key: 'driver',
    label: { fr: 'Conducteur', ar: 'سائق', en: 'Driver' },
    permissions: ['fleet.missions.own', 'fleet.missions.depart'],
  },
  {
    key: 'auditor',
    label: { fr: 'Auditeur interne', ar: 'مدقق داخلي', en: 'Internal auditor' },
    permissions: READ,
  },
  {
    key: 'secretary_general',
    label: {
      fr: 'Directeur général des services',
      ar: 'المدير العام للمصالح',
      en: 'Director general of services',
    },
    permissions: READ,
  },
]
