import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import type { PdfKit } from '#documents/pdf/kit'
import { isolate, isolateName } from '#documents/text/inline'
import { closeDecision } from '#hr/documents/decision_closing'
import type { DecisionClosing } from '#hr/documents/decision_closing'
import { hrService } from '#hr/documents/letterhead'
import { bothWords, wordsIn } from '#hr/documents/words'

/** Everything an order of step advancement says. */
export interface StepOrderFacts extends DecisionClosing {
  number: string
  name: string
  ppr: string
  grade: string
  unit: string
  /** The year of the table it comes from. */
  year: number
  echelle: string
  from: { echelon: number; index: number; since: CivilDate }
  to: { echelon: number; index: number }
  pace: 'rapide' | 'moyen' | 'lent'
  effectiveOn: CivilDate
}

/** "Arrêté d'avancement d'échelon": visas, old and new step and index, pace, seniority, effect on pay. */
export function drawStepOrder(kit: PdfKit, facts: StepOrderFacts): void {
  const t = wordsIn(facts.language)
  const on = (day: CivilDate) => isolate(formatCivilDate(day))
  const sex = facts.sex ?? 'other'
  kit.letterhead({ service: hrService() })
  kit.title({
    ...bothWords('paper.step.title', { number: isolate(facts.number) }),
    subtitle: bothWords('documents.step_order'),
  })
  const visas = ['statute', 'communes', 'communal_staff', 'advancement', 'marking'].map((visa) =>
    t(`paper.visas.${visa}`)
  )
  visas.push(t('paper.visas.table', { year: isolate(String(facts.year)) }))
  const number = (value: number | string) => isolate(String(value))
  const articles = [
    t('paper.step.granted', {
      sex,
      name: isolateName(facts.name),
      ppr: isolate(facts.ppr),
      grade: facts.grade,
      unit: facts.unit,
      echelle: number(facts.echelle),
      from: number(facts.from.echelon),
      fromIndex: number(facts.from.index),
      to: number(facts.to.echelon),
      toIndex: number(facts.to.index),
      on: on(facts.effectiveOn),
    }),
    t('paper.step.pace', {
      pace: t(`paces.${facts.pace}`).toLocaleLowerCase(facts.language),
      since: on(facts.from.since),
    }),
    t('paper.step.pay', { on: on(facts.effectiveOn) }),
    t('paper.step.execution'),
  ]
  kit.articles({ authority: t('paper.authority'), visas, decides: t('paper.orders'), articles })
  closeDecision(kit, facts)
}
