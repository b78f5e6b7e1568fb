import type { CivilDate } from '#values/civil_date'
import {
  addDays,
  addMonths,
  addYears,
  endOfMonth,
  formatCivilDate,
  laterOf,
} from '#values/civil_date'
import type { Explained } from '#values/explanation'
import type { Parameters } from '#values/parameters'
import { parameterStep } from '#tax/rules/steps'

export interface CollectionFacts {
  /** Day of the mise en recouvrement. */
  issuedOn: CivilDate
  title: 'roll' | 'order'
  lastNoticeOn?: CivilDate
  demandOn?: CivilDate
  seizureOn?: CivilDate
  /** Last served act or acknowledgement, which starts the limitation again. */
  interruptedOn?: CivilDate
}

/** The earliest day of each step of forced collection, and the day the debt lapses. */
export interface CollectionCalendar {
  dueOn: CivilDate
  lastNoticeFrom: CivilDate
  demandFrom: CivilDate | null
  seizureFrom: CivilDate | null
  saleFrom: CivilDate | null
  limitationOn: CivilDate
}

/** Calendar of forced collection (law 15-97): due date, demand, seizure, sale, limitation. */
export function collectionCalendar(
  facts: CollectionFacts,
  parameters: Parameters
): Explained<CollectionCalendar> {
  const on = facts.issuedOn
  const setting = (key: string) => parameters.on<number>(`tax.collection.${key}`, on)
  const dueSetting = setting(facts.title === 'roll' ? 'roll_due_months' : 'order_due_days')
  const dueOn =
    facts.title === 'roll'
      ? endOfMonth(addMonths(`${on.slice(0, 7)}-01`, dueSetting.value))
      : addDays(on, dueSetting.value)
  const afterDue = setting('demand_after_due_days')
  const afterNotice = setting('demand_after_notice_days')
  const demandFrom = facts.lastNoticeOn
    ? laterOf(addDays(dueOn, afterDue.value), addDays(facts.lastNoticeOn, afterNotice.value))
    : null
  const seizureFrom = facts.demandOn ? addDays(facts.demandOn, setting('seizure_days').value) : null
  const saleFrom = facts.seizureOn ? addDays(facts.seizureOn, setting('sale_days').value) : null
  const limitation = setting('limitation_years')
  const limitationOn = addYears(facts.interruptedOn ?? on, limitation.value)
  const steps = [
    parameterStep(`collection_due_${facts.title}`, dueSetting, {
      formula: `${formatCivilDate(on)} → ${formatCivilDate(dueOn)}`,
    }),
    ...(demandFrom
      ? [
          parameterStep('collection_demand', afterNotice, {
            formula: `≥ ${formatCivilDate(demandFrom)}`,
          }),
        ]
      : []),
    ...(seizureFrom
      ? [
          parameterStep('collection_seizure', setting('seizure_days'), {
            formula: `≥ ${formatCivilDate(seizureFrom)}`,
          }),
        ]
      : []),
    ...(saleFrom
      ? [
          parameterStep('collection_sale', setting('sale_days'), {
            formula: `≥ ${formatCivilDate(saleFrom)}`,
          }),
        ]
      : []),
    parameterStep('collection_limitation', limitation, { formula: formatCivilDate(limitationOn) }),
  ]
  const value = {
    dueOn,
    lastNoticeFrom: addDays(dueOn, 1),
    demandFrom,
    seizureFrom,
    saleFrom,
    limitationOn,
  }
  return { value, steps }
}
