import { defineModule } from '#platform/modules'
import { procurementPermissions, procurementRoles } from '#procurement/permissions'
import { procurementRules } from '#procurement/rules/index'
import { procurementSettings } from '#procurement/settings'

export default defineModule({
  name: 'procurement',
  permissions: procurementPermissions,
  roles: procurementRoles,
  settings: procurementSettings,
  rules: procurementRules,
  numberSeries: [
    { key: 'procurement.request', pattern: 'DA-{year}-{number:5}' },
    { key: 'procurement.notice', pattern: 'AA-{year}-{number:4}' },
    { key: 'procurement.order', pattern: 'BC-{year}-{number:5}' },
    { key: 'procurement.reception', pattern: 'PVR-{year}-{number:5}' },
  ],
  demonstrationUsers: [
    {
      role: 'buyer',
      email: 'achats@casablanca.example',
      nameFr: 'Salma Berrada',
      nameAr: 'سلمى برادة',
      staffNumber: '100025',
    },
    {
      role: 'requesting_agent',
      email: 'demandeur@casablanca.example',
      nameFr: 'Karim Ziani',
      nameAr: 'كريم الزياني',
      staffNumber: '100026',
    },
    {
      role: 'receiving_commission',
      email: 'reception@casablanca.example',
      nameFr: 'Fatima Zahra Idrissi',
      nameAr: 'فاطمة الزهراء الإدريسي',
      staffNumber: '100027',
    },
  ],
})
