import { defineModule } from '#platform/modules'
import { hrRules } from '#hr/rules/index'
import { hrSettings } from '#hr/settings'

export default defineModule({
  name: 'hr',
  settings: hrSettings,
  rules: hrRules,
})
