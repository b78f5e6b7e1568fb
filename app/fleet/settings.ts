import type { SettingDefinition } from '#platform/settings/definition'
import { dispatchSettings } from '#fleet/settings/dispatch'
import { documentSettings } from '#fleet/settings/documents'
import { driverSettings } from '#fleet/settings/drivers'
import { fuelSettings } from '#fleet/settings/fuel'
import { maintenanceSettings } from '#fleet/settings/maintenance'
import { roadTaxSettings } from '#fleet/settings/road_tax'

/** Every dated value the fleet's rules read; `uncertain` where the commune or an administration must confirm. */
export const fleetSettings: SettingDefinition[] = [
  ...documentSettings,
  ...roadTaxSettings,
  ...driverSettings,
  ...dispatchSettings,
  ...fuelSettings,
  ...maintenanceSettings,
]
