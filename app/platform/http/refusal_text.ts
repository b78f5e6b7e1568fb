import type { I18n } from '@adonisjs/i18n'
import type { Refusal } from '#values/refusal'
import { stampedParams } from '#values/text'
import { nameText, textKey } from '#platform/texts'

/** The sentence of a refusal in the reader's language: `<module>.refusals.<name>`, or `refusals.<code>`. */
export function refusalText(i18n: I18n, refusal: Refusal): string {
  const own = textKey('refusals', refusal.code)
  const key = i18n.hasMessage(own) ? own : `refusals.${refusal.code}`
  return i18n.t(key, stampedParams(inWords(refusal.params, i18n)) as never, `${refusal.code}`)
}

/** A right named in a sentence is named as on the screen of roles. */
function inWords(params: Refusal['params'], i18n: I18n): Refusal['params'] {
  return typeof params.permission === 'string'
    ? { ...params, permission: nameText('permissions', params.permission, i18n) }
    : params
}
