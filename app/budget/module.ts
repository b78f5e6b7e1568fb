import { defineModule } from '#platform/modules'
import { subjectOf } from '#platform/subjects/subject'
import { budgetDay } from '#budget/day'
import { budgetPreviews } from '#budget/documents/previews'
import { yearEndJob } from '#budget/jobs/year_end'
import { budgetWords } from '#budget/journal_words'
import { lineList } from '#budget/lists/lines'
import { commitmentList, mandateList } from '#budget/lists/spending'
import { Commitment } from '#budget/models/commitment'
import { CreditLine } from '#budget/models/credit_line'
import { Mandate } from '#budget/models/mandate'
import { YearEnd } from '#budget/models/year_end'
import { budgetPermissions, budgetRoles } from '#budget/permissions'
import { budgetRules } from '#budget/rules/index'
import { budgetSettings } from '#budget/settings'
import { seedCredits } from '#budget/worlds/credits'

const subjectSeen = (record: CreditLine | Commitment | Mandate | YearEnd | null) =>
  record ? subjectOf(record) : null

export default defineModule({
  name: 'budget',
  permissions: budgetPermissions,
  roles: budgetRoles,
  menu: [
    {
      section: 'budget',
      key: 'lines',
      route: 'budget.lines.index',
      permission: 'budget.lines.view',
      order: 10,
    },
    {
      section: 'budget',
      key: 'commitments',
      route: 'budget.commitments.index',
      permission: 'budget.commitments.view',
      order: 20,
    },
    {
      section: 'budget',
      key: 'mandates',
      route: 'budget.mandates.index',
      permission: 'budget.mandates.view',
      order: 30,
    },
    {
      section: 'budget',
      key: 'year_ends',
      route: 'budget.year_ends.index',
      permission: 'budget.lines.view',
      order: 40,
    },
  ],
  settings: budgetSettings,
  rules: budgetRules,
  numberSeries: [
    { key: 'budget.commitment', pattern: 'ENG-{year}-{number:5}' },
    { key: 'budget.mandate', pattern: 'MDT-{year}-{number:5}' },
    { key: 'budget.mandate_slip', pattern: 'BEM-{year}-{number:4}' },
  ],
  subjects: [
    {
      type: 'budget.line',
      route: 'budget.lines.show',
      permission: 'budget.lines.view',
      find: async (id, act) =>
        subjectSeen(act.can('budget.lines.view') ? await CreditLine.find(id) : null),
    },
    {
      type: 'budget.commitment',
      route: 'budget.commitments.show',
      permission: 'budget.commitments.view',
      find: async (id, act) =>
        subjectSeen(act.can('budget.commitments.view') ? await Commitment.find(id) : null),
    },
    {
      type: 'budget.mandate',
      route: 'budget.mandates.show',
      permission: 'budget.mandates.view',
      find: async (id, act) =>
        subjectSeen(act.can('budget.mandates.view') ? await Mandate.find(id) : null),
    },
    {
      type: 'budget.year_end',
      route: 'budget.year_ends.show',
      permission: 'budget.lines.view',
      find: async (id, act) =>
        subjectSeen(act.can('budget.lines.view') ? await YearEnd.find(id) : null),
    },
  ],
  jobs: [yearEndJob],
  day: budgetDay,
  contributions: {
    lists: [lineList, commitmentList, mandateList],
    documentPreviews: budgetPreviews,
    journalWords: budgetWords,
  },
  worlds: { hamlet: (act) => seedCredits(act), casablanca: (act) => seedCredits(act) },
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
