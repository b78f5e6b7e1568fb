import { defineModule } from '#platform/modules'
import { taxPreviews } from '#tax/documents/previews'
import { plotImport } from '#tax/imports/census_plots'
import { taxDay } from '#tax/day'
import { declarationSanctionsJob } from '#tax/jobs/declaration_sanctions'
import { noticePrintJob } from '#tax/jobs/notice_print'
import { rollStateJob, rollWorkbookJob } from '#tax/jobs/roll_documents'
import { rollIssueJob } from '#tax/jobs/roll_issue'
import { rollSimulationJob } from '#tax/jobs/roll_simulation'
import { declarationList } from '#tax/lists/declarations'
import { noticeList } from '#tax/lists/notices'
import { plotList } from '#tax/lists/plots'
import { rollLineList } from '#tax/lists/roll_lines'
import { taxSubjects } from '#tax/subjects'
import { plotPanel } from '#tax/party_panel'
import { taxRoles, taxPermissions } from '#tax/permissions'
import { taxRules } from '#tax/rules/index'
import { taxSettings } from '#tax/settings'
import { seedTax } from '#tax/worlds/casablanca'

export default defineModule({
  name: 'tax',
  permissions: taxPermissions,
  roles: taxRoles,
  day: taxDay,
  settings: taxSettings,
  rules: taxRules,
  numberSeries: [
    { key: 'tax.declaration', pattern: 'DEC-{year}-{number:6}' },
    { key: 'tax.roll', pattern: '{year}/{number:2}' },
    { key: 'tax.notice', pattern: 'AV-{year}-{number:7}' },
  ],
  jobs: [
    rollIssueJob,
    rollSimulationJob,
    declarationSanctionsJob,
    noticePrintJob,
    rollStateJob,
    rollWorkbookJob,
  ],
  menu: [
    {
      section: 'tax',
      key: 'plots',
      route: 'tax.plots.index',
      permission: 'tax.plots.view',
      order: 10,
    },
    { section: 'tax', key: 'map', route: 'tax.map.index', permission: 'tax.plots.view', order: 15 },
    {
      section: 'tax',
      key: 'declarations',
      route: 'tax.declarations.index',
      permission: 'tax.plots.view',
      order: 20,
    },
    {
      section: 'tax',
      key: 'tariffs',
      route: 'tax.tariffs.index',
      permission: 'tax.tariffs.view',
      order: 30,
    },
    {
      section: 'tax',
      key: 'rolls',
      route: 'tax.rolls.index',
      also: ['tax.roll_lines.index'],
      permission: 'tax.rolls.view',
      order: 40,
    },
    {
      section: 'tax',
      key: 'notices',
      route: 'tax.notices.index',
      permission: 'tax.notices.view',
      order: 50,
    },
  ],
  subjects: taxSubjects,
  demonstrationUsers: [
    {
      role: 'tax_officer',
      email: 'assiette@casablanca.example',
      nameFr: 'Salma Berrada',
      nameAr: 'سلمى برادة',
      staffNumber: '100401',
    },
    {
      role: 'finance_chief',
      email: 'finances@casablanca.example',
      nameFr: 'Hicham Naciri',
      nameAr: 'هشام الناصري',
      staffNumber: '100402',
    },
  ],
  worlds: { casablanca: seedTax },
  contributions: {
    partyPanels: [plotPanel],
    imports: [plotImport],
    lists: [plotList, noticeList, declarationList, rollLineList],
    documentPreviews: taxPreviews,
  },
})
