import app from '@adonisjs/core/services/app'
import '#platform/routes'
import '#registry/routes'
import '#documents/routes'
import '#budget/routes'
import '#stores/routes'
import '#procurement/routes'
import '#hr/routes'
import '#tax/routes'
import '#tax/cash/routes'
import '#tax/collection/routes'
import '#fleet/routes'
import '#flows/routes'
import { answerNowhere } from '#flows/nowhere'
import { nameRecordsByNumber } from '#platform/http/record_numbers'

nameRecordsByNumber()

// Tests add trial routes of their own before they call it.
if (!app.inTest) answerNowhere()
