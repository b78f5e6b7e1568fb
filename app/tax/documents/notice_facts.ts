import type { CivilDate } from '#values/civil_date'
import { addDays, addMonths, laterOf } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import type { Verification } from '#documents/actions/register_official_documents'
import type { NoticeRecord } from '#tax/queries/notice_record'
import type { StoredArticle } from '#tax/rules/article_explanation'
import { readStoredArticle } from '#tax/rules/article_explanation'
import { latePayment } from '#tax/rules/late_payment'

/** Everything a notice says. The same facts give the same page, whenever it is drawn. */
export interface NoticeFacts {
  number: string
  year: number
  roll: string
  article: number
  issuedOn: CivilDate
  lastOn: CivilDate
  payer: {
    name: string
    nameAr: string | null
    identifier: string | null
    address: string | null
    owners: number
  }
  plot: {
    title: string
    address: string | null
    arrondissementFr: string
    arrondissementAr: string
  }
  computation: StoredArticle
  principal: Money
  sanction: Money
  total: Money
  rates: { penalty: string; firstMonth: string; further: string }
  /** What it costs to pay late: the total on a day, an example. */
  late: { on: CivilDate; total: Money }
  claimMonths: number
  rib: string
  hours: { fr: string; ar: string }
  verification: Verification
}

/** The texts of a notice that dated settings carry, read once for all the notices of a run. */
export function noticeSettings(on: CivilDate, parameters: Parameters) {
  const text = (key: string) => parameters.on<string>(key, on).value
  return {
    rates: {
      penalty: formatDecimal(text('tax.late.penalty_rate')),
      firstMonth: formatDecimal(text('tax.late.first_month_rate')),
      further: formatDecimal(text('tax.late.further_month_rate')),
    },
    claimMonths: parameters.on<number>('tax.claim.months', on).value,
    rib: text('tax.notice.rib'),
    hours: parameters.on<{ fr: string; ar: string }>('tax.notice.hours', on).value,
  }
}

export type NoticeSettings = ReturnType<typeof noticeSettings>

/** The facts of a notice from its record, the settings of its day of issue and its verification. */
export function noticeFacts(
  record: NoticeRecord,
  settings: NoticeSettings,
  parameters: Parameters,
  verification: Verification
): NoticeFacts {
  const principal = Money.ofMinor(record.principal_minor)
  const sanction = Money.ofMinor(record.sanction_minor)
  const lastOn = record.payment_last_on
  // The end of the first month of lateness; for a notice issued later, its own day
  const on = laterOf(addDays(addMonths(addDays(lastOn, 1), 1), -1), record.issued_on)
  const late = latePayment({ principal, lastDay: lastOn, on }, parameters).value
  return {
    number: record.number,
    year: record.year,
    roll: record.roll_number ?? '',
    article: record.article,
    issuedOn: record.issued_on,
    lastOn,
    payer: {
      name: record.payer_name,
      nameAr: record.payer_name_ar === record.payer_name ? null : record.payer_name_ar,
      identifier: record.payer_identifier,
      address: record.payer_address,
      owners: record.owner_count,
    },
    plot: {
      title: record.land_title,
      address: record.plot_address,
      arrondissementFr: record.arrondissement_fr,
      arrondissementAr: record.arrondissement_ar,
    },
    computation: readStoredArticle(record.explanation),
    principal,
    sanction,
    total: principal.plus(sanction),
    late: { on, total: late.totalDue.plus(sanction) },
    ...settings,
    verification,
  }
}
