import { defineModule } from '#platform/modules'
import { budgetPermissions, budgetRoles } from '#budget/permissions'
import { budgetRules } from '#budget/rules/index'
import { budgetSettings } from '#budget/settings'

export default defineModule({
  name: 'budget',
  permissions: budgetPermissions,
  roles: budgetRoles,
  settings: budgetSettings,
  rules: budgetRules,
  numberSeries: [
    { key: 'budget.commitment', pattern: 'ENG-{year}-{number:5}' },
    { key: 'budget.mandate', pattern: 'MDT-{year}-{number:5}' },
    { key: 'budget.mandate_slip', pattern: 'BEM-{year}-{number:4}' },
  ],
  demonstrationUsers: [
    {
      role: 'budget_officer',
      email: 'budget@casablanca.example',
      nameFr: 'Hicham Tazi',
      nameAr: 'هشام التازي',
      staffNumber: '100021',
    },
    {
      role: 'authorising_officer',
      email: 'ordonnateur@casablanca.example',
      nameFr: 'Latifa Benkirane',
      nameAr: 'لطيفة بنكيران',
      staffNumber: '100022',
    },
    {
      role: 'public_accountant',
      email: 'receveur@casablanca.example',
      nameFr: 'Mustapha Lahlou',
      nameAr: 'مصطفى اللحلو',
      staffNumber: '100023',
    },
  ],
})
