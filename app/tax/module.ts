import { defineModule } from '#platform/modules'
import { plotImport } from '#tax/imports/census_plots'
import { rollIssueJob } from '#tax/jobs/roll_issue'
import { rollSimulationJob } from '#tax/jobs/roll_simulation'
import { taxRoles, taxPermissions } from '#tax/permissions'
import { taxRules } from '#tax/rules/index'
import { taxSettings } from '#tax/settings'

export default defineModule({
  name: 'tax',
  permissions: taxPermissions,
  roles: taxRoles,
  settings: taxSettings,
  rules: taxRules,
  numberSeries: [
    { key: 'tax.declaration', pattern: 'DEC-{year}-{number:6}' },
    { key: 'tax.roll', pattern: '{year}/{number:2}' },
    { key: 'tax.notice', pattern: 'AV-{year}-{number:7}' },
  ],
  jobs: [rollIssueJob, rollSimulationJob],
  contributions: { imports: [plotImport] },
})
