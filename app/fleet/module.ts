import { defineModule } from '#platform/modules'
import { fleetRules } from '#fleet/rules/index'
import { fleetSettings } from '#fleet/settings'

export default defineModule({
  name: 'fleet',
  settings: fleetSettings,
  rules: fleetRules,
})
