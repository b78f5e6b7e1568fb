import router from '@adonisjs/core/services/router'
import { Refusal } from '#values/refusal'
import { open } from '#platform/http/guards'

let known = false

/** An address that leads nowhere is answered by a page that says so. Called after every other route is known. */
export function answerNowhere(): void {
  if (known) return
  known = true
  router
    .any('*', () => {
      throw new Refusal('not_found', {}, { status: 404 })
    })
    .use(open('an address that leads nowhere'))
}
