import { defineModule } from '#platform/modules'
import { fleetDay } from '#fleet/day'
import { driverImport } from '#fleet/imports/drivers'
import { fuelImport } from '#fleet/imports/fuel'
import { requestImport } from '#fleet/imports/requests'
import { vehicleImport } from '#fleet/imports/vehicles'
import { documentAlertsJob } from '#fleet/jobs/document_alerts'
import { maintenanceDuesJob } from '#fleet/jobs/maintenance_dues'
import { monthlyReportJob } from '#fleet/jobs/monthly_report'
import { anomalyList } from '#fleet/lists/anomalies'
import { driverList } from '#fleet/lists/drivers'
import { fillList } from '#fleet/lists/fills'
import { requestList } from '#fleet/lists/requests'
import { vehicleList } from '#fleet/lists/vehicles'
import { maintenanceList } from '#fleet/lists/maintenance'
import { logBookList } from '#fleet/lists/log_book'
import { fleetMenu } from '#fleet/menu'
import { driverPanel } from '#fleet/party_panel'
import { fleetPermissions, fleetRoles } from '#fleet/permissions'
import { fleetPreviews } from '#fleet/documents/previews'
import { fleetRules } from '#fleet/rules/index'
import { fleetSearches } from '#fleet/searches'
import { fleetSettings } from '#fleet/settings'
import { fleetSubjects } from '#fleet/subjects'
import { demonstrationUsers } from '#fleet/worlds/users'
import { seedCasablanca } from '#fleet/worlds/casablanca'
import { seedHamlet } from '#fleet/worlds/hamlet'

export default defineModule({
  name: 'fleet',
  permissions: fleetPermissions,
  roles: fleetRoles,
  menu: fleetMenu,
  settings: fleetSettings,
  rules: fleetRules,
  numberSeries: [
    { key: 'fleet.request', pattern: 'DV-{year}-{number:5}' },
    { key: 'fleet.mission_order', pattern: 'OM-{year}-{number:5}' },
  ],
  jobs: [documentAlertsJob, maintenanceDuesJob, monthlyReportJob],
  subjects: fleetSubjects,
  searches: fleetSearches,
  day: fleetDay,
  worlds: { hamlet: seedHamlet, casablanca: seedCasablanca },
  demonstrationUsers,
  contributions: {
    partyPanels: [driverPanel],
    lists: [
      vehicleList,
      driverList,
      requestList,
      fillList,
      anomalyList,
      logBookList,
      maintenanceList,
    ],
    imports: [vehicleImport, driverImport, requestImport, fuelImport],
    documentPreviews: fleetPreviews,
  },
})
