import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'
import type { DemonstrationUser } from '#platform/modules'

export const hrPermissions: PermissionDefinition[] = [
  { key: 'hr.agents.view', scoped: 'unit' },
  { key: 'hr.agents.edit', scoped: 'unit' },
  { key: 'hr.agents.import' },
  { key: 'hr.career.record' },
  { key: 'hr.steps.propose' },
  { key: 'hr.leave.view', scoped: 'unit' },
  { key: 'hr.leave.request', scoped: 'unit' },
  { key: 'hr.leave.endorse', scoped: 'unit' },
  { key: 'hr.leave.grant', scoped: 'unit' },
  { key: 'hr.certificates.issue', scoped: 'unit' },
  { key: 'hr.pay.view', scoped: 'unit' },
  { key: 'hr.planning.view', scoped: 'unit' },
  { key: 'hr.own' },
]

export const hrRoles: RoleDefinition[] = [
  {
    key: 'hr_clerk',
    label: {
      fr: 'Gestionnaire des ressources humaines',
      ar: 'مكلف بتدبير الموارد البشرية',
      en: 'Human resources clerk',
    },
    permissions: [
      'hr.agents.view',
      'hr.agents.edit',
      'hr.agents.import',
      'hr.steps.propose',
      'hr.leave.view',
      'hr.leave.request',
      'hr.certificates.issue',
      'hr.pay.view',
      'hr.planning.view',
      'hr.own',
      'registry.parties.view',
      'registry.identifiers.read',
      'registry.accounts.read',
      'registry.accounts.propose',
      'registry.units.view',
      'registry.calendar.view',
      'registry.calendar.propose',
    ],
  },
  {
    key: 'hr_chief',
    label: {
      fr: 'Chef des ressources humaines',
      ar: 'رئيس الموارد البشرية',
      en: 'Head of human resources',
    },
    permissions: [
      'hr.agents.view',
      'hr.agents.edit',
      'hr.career.record',
      'hr.leave.view',
      'hr.leave.grant',
      'hr.certificates.issue',
      'hr.pay.view',
      'hr.planning.view',
      'hr.own',
      'registry.parties.view',
      'registry.identifiers.read',
      'registry.accounts.read',
      'registry.accounts.approve',
      'registry.units.view',
      'registry.calendar.view',
      'registry.calendar.approve',
      'platform.settings.view',
    ],
  },
  {
    key: 'unit_chief',
    label: { fr: 'Chef d’unité', ar: 'رئيس وحدة', en: 'Head of a unit' },
    permissions: [
      'hr.agents.view',
      'hr.leave.view',
      'hr.leave.request',
      'hr.leave.endorse',
      'hr.own',
    ],
  },
  {
    key: 'staff_member',
    label: { fr: 'Agent', ar: 'موظف', en: 'Member of staff' },
    permissions: ['hr.own'],
  },
  {
    key: 'secretary_general',
    label: {
      fr: 'Directeur général des services',
      ar: 'المدير العام للمصالح',
      en: 'Director general of services',
    },
    permissions: ['hr.agents.view', 'hr.leave.view', 'hr.planning.view'],
  },
]

/** People of the demonstration register, so that each finds their own file behind their login. */
export const hrDemonstrationUsers: DemonstrationUser[] = [
  {
    role: 'hr_chief',
    email: 'drh@casablanca.example',
    nameFr: 'Loubna Berrada',
    nameAr: 'لبنى برادة',
    staffNumber: '1547074',
  },
  {
    role: 'hr_clerk',
    email: 'rh@casablanca.example',
    nameFr: 'Naima Hajji',
    nameAr: 'نعيمة حجي',
    staffNumber: '807830',
  },
  {
    role: 'unit_chief',
    email: 'chef.espacesverts@casablanca.example',
    nameFr: 'Jamal Bouzidi',
    nameAr: 'جمال البوزيدي',
    staffNumber: '1969283',
    scope: { kind: 'unit', code: 'DST-ESV' },
  },
  {
    role: 'staff_member',
    email: 'agent@casablanca.example',
    nameFr: 'Aziz Alaoui',
    nameAr: 'عزيز العلوي',
    staffNumber: '532849',
  },
]
