import { awardSettings } from '#procurement/settings/award'
import { executionSettings } from '#procurement/settings/execution'
import { natureSettings } from '#procurement/settings/natures'
import { paymentSettings } from '#procurement/settings/payment'
import { procedureSettings } from '#procurement/settings/procedure'

/** Every dated parameter of public purchasing; uncertain where the commune has still to confirm it. */
export const procurementSettings = [
  ...natureSettings,
  ...procedureSettings,
  ...awardSettings,
  ...executionSettings,
  ...paymentSettings,
]
