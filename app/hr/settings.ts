import { defineSettings } from '#platform/settings/definition'
import { careerSettings } from '#hr/settings/career'
import { holidaySettings } from '#hr/settings/holidays'
import { leaveSettings } from '#hr/settings/leave'
import { paySettings } from '#hr/settings/pay'

/** Every dated parameter of human resources, with what the domain reference gives to start from. */
export const hrSettings = defineSettings([
  ...paySettings,
  ...careerSettings,
  ...leaveSettings,
  ...holidaySettings,
])
