import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate, isolateName } from '#documents/text/inline'
import { closeDecision } from '#hr/documents/decision_closing'
import type { DecisionClosing } from '#hr/documents/decision_closing'
import { hrService } from '#hr/documents/letterhead'
import { bothWords, wordsIn } from '#hr/documents/words'

/** Everything a decision of leave says. */
export interface LeaveDecisionFacts extends DecisionClosing {
  number: string
  name: string
  ppr: string
  grade: string
  unit: string
  type: string
  counting: 'working' | 'calendar'
  start: CivilDate
  end: CivilDate
  back: CivilDate
  days: number
  interim: string | null
  /** Balance of annual leave on the first day, before and after; null for leave that takes none. */
  balance: { before: number; after: number; carriedUsed: number } | null
  /** The decision this one stands in for, after a return before the end; null for a first decision. */
  replaces?: { number: string; decidedOn: CivilDate; until: CivilDate } | null
  requestedOn: CivilDate
  endorsedBy: string | null
  endorsedOn: CivilDate | null
}

/** "Décision de congé": visas, numbered articles, the balance left, signature, copies, verification. */
export function drawLeaveDecision(kit: PdfKit, facts: LeaveDecisionFacts): void {
  const t = wordsIn(facts.language)
  const on = (day: CivilDate) => isolate(formatCivilDate(day))
  const sex = facts.sex ?? 'other'
  const person = {
    sex,
    name: isolateName(facts.name),
    ppr: isolate(facts.ppr),
    grade: facts.grade,
    unit: facts.unit,
  }
  const named = t(`leave_types.${facts.type}`)
  const type = named.charAt(0).toLowerCase() + named.slice(1)
  kit.letterhead({ service: hrService() })
  const title = bothWords('paper.decision.title', { number: isolate(facts.number) })
  const subtitle = bothWords(`leave_types.${facts.type}`)
  kit.title({ ...title, subtitle })

  const visas = ['statute', 'communes', 'communal_staff', 'working_hours'].map((visa) =>
    t(`paper.visas.${visa}`)
  )
  visas.push(t('paper.visas.request', { ...person, on: on(facts.requestedOn) }))
  if (facts.endorsedBy && facts.endorsedOn) {
    visas.push(
      t('paper.visas.opinion', { name: isolateName(facts.endorsedBy), on: on(facts.endorsedOn) })
    )
  }
  if (facts.replaces) {
    const { number, decidedOn } = facts.replaces
    visas.push(t('paper.visas.replaced', { number: isolate(number), on: on(decidedOn) }))
  }
  const articles = [
    t('paper.decision.granted', {
      ...person,
      type,
      days: isolate(formatDecimal(facts.days)),
      count: facts.days,
      counting: facts.counting,
      start: on(facts.start),
      end: on(facts.end),
    }),
    t('paper.decision.back', { sex, back: on(facts.back) }),
  ]
  if (facts.interim)
    articles.push(t('paper.decision.interim', { name: isolateName(facts.interim) }))
  if (facts.balance) {
    articles.push(
      t('paper.decision.balance', {
        before: isolate(formatDecimal(facts.balance.before)),
        after: isolate(formatDecimal(facts.balance.after)),
        count: facts.balance.after,
        carried: isolate(formatDecimal(facts.balance.carriedUsed)),
      })
    )
  }
  if (facts.replaces) {
    const { number, until } = facts.replaces
    articles.push(
      t('paper.decision.replaces', {
        number: isolate(number),
        until: on(until),
        end: on(facts.end),
      })
    )
  }
  articles.push(t('paper.decision.execution'))
  kit.articles({ authority: t('paper.authority'), visas, decides: t('paper.decides'), articles })
  closeDecision(kit, facts)
}
