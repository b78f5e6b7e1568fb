import { defineModule } from '#platform/modules'
import { storePermissions, storeRoles } from '#stores/permissions'
import { storeRules } from '#stores/rules/index'
import { storeSettings } from '#stores/settings'

export default defineModule({
  name: 'stores',
  permissions: storePermissions,
  roles: storeRoles,
  settings: storeSettings,
  rules: storeRules,
  numberSeries: [
    { key: 'stores.receipt_slip', pattern: 'BE-{year}-{number:5}' },
    { key: 'stores.issue_slip', pattern: 'BS-{year}-{number:5}' },
    { key: 'stores.adjustment_slip', pattern: 'RG-{year}-{number:5}' },
  ],
  demonstrationUsers: [
    {
      role: 'storekeeper',
      email: 'magasin@casablanca.example',
      nameFr: 'Brahim Ouahbi',
      nameAr: 'إبراهيم الوهبي',
      staffNumber: '100024',
    },
  ],
})
