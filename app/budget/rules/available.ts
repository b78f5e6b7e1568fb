import type { CivilDate } from '#values/civil_date'
import type { Explained, Step } from '#values/explanation'
import { greatest, Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { Refusal } from '#values/refusal'

export const SECTIONS = ['operating', 'equipment'] as const
export type Section = (typeof SECTIONS)[number]

/** The amounts of a credit line; each is at most the one before it. */
export interface CreditFacts {
  on: CivilDate
  /** Opened credits, or the four parts they are made of. */
  opened?: Money
  voted: Money
  transfers: Money
  amendments: Money
  carriedOver: Money
  preCommitted: Money
  committed: Money
  liquidated?: Money
  mandated: Money
  paid: Money
  section?: Section
  /** An amount somebody wants to commit. */
  request?: Money
}

export interface AvailableCredit {
  opened: Money
  available: Money
  request: Money | null
  accepted: boolean | null
  availableAfter: Money | null
  shortfall: Money | null
  /** Committed and not mandated: what the end of the year carries over or lets lapse. */
  notMandated: Money
  carriedOver: Money | null
  lapsing: Money | null
}

const DECREE = 'décret 2-17-451'

/** Opened − pre-committed − committed; whether a request fits; what the year's end carries over. */
export function availableCredit(
  facts: CreditFacts,
  parameters: Parameters
): Explained<AvailableCredit> {
  const steps: Step[] = []
  const opened =
    facts.opened?.plus(facts.transfers).plus(facts.amendments).plus(facts.carriedOver) ??
    facts.voted.plus(facts.transfers).plus(facts.amendments).plus(facts.carriedOver)
  steps.push({
    label: 'budget.steps.opened',
    formula: `${(facts.opened ?? facts.voted).format()} + ${facts.transfers.format()} + ${facts.amendments.format()} + ${facts.carriedOver.format()} = ${opened.format()}`,
    reference: DECREE,
  })

  const available = opened.minus(facts.preCommitted).minus(facts.committed)
  steps.push({
    label: 'budget.steps.available',
    formula: `${opened.format()} − ${facts.preCommitted.format()} − ${facts.committed.format()} = ${available.format()}`,
    reference: DECREE,
  })

  const answer = facts.request ? answerTo(facts.request, available, steps) : null
  const committed =
    answer?.accepted && facts.request ? facts.committed.plus(facts.request) : facts.committed
  checkOrder(opened, committed, facts)
  const notMandated = committed.minus(facts.mandated)
  const carried = facts.section
    ? carryOver(facts.section, committed, facts, parameters, steps)
    : null
  return {
    value: {
      opened,
      available,
      request: facts.request ?? null,
      accepted: answer?.accepted ?? null,
      availableAfter: answer?.after ?? null,
      shortfall: answer?.shortfall ?? null,
      notMandated,
      carriedOver: carried,
      lapsing: carried ? notMandated.minus(carried) : null,
    },
    steps,
  }
}

function answerTo(request: Money, available: Money, steps: Step[]) {
  const accepted = request.compare(available) <= 0
  const shortfall = greatest(request.minus(available), Money.zero)
  steps.push({
    label: accepted ? 'budget.steps.request_fits' : 'budget.steps.request_exceeds',
    params: { shortfall: shortfall.format() },
    formula: accepted
      ? `${request.format()} ≤ ${available.format()}`
      : `${request.format()} − ${available.format()} = ${shortfall.format()}`,
    reference: DECREE,
  })
  return { accepted, shortfall, after: accepted ? available.minus(request) : available }
}

function carryOver(
  section: Section,
  committed: Money,
  facts: CreditFacts,
  parameters: Parameters,
  steps: Step[]
): Money {
  const notMandated = committed.minus(facts.mandated)
  const sections = parameters.on<string[]>('budget.carry_over.sections', facts.on)
  const carried = sections.value.includes(section)
  steps.push({
    label: carried ? 'budget.steps.carried_over' : 'budget.steps.lapses',
    params: { section },
    formula: `${committed.format()} − ${facts.mandated.format()} = ${notMandated.format()}`,
    parameter: sections,
    reference: DECREE,
  })
  return carried ? notMandated : Money.zero
}

/** Paid ≤ mandated ≤ liquidated ≤ committed ≤ opened, or a refusal that names the two amounts. */
function checkOrder(opened: Money, committed: Money, facts: CreditFacts): void {
  const chain: [string, Money][] = [
    ['paid', facts.paid],
    ['mandated', facts.mandated],
    ['liquidated', facts.liquidated ?? facts.mandated],
    ['committed', committed],
    ['opened', opened],
  ]
  for (let index = 1; index < chain.length; index++) {
    const [lower, low] = chain[index - 1]
    const [upper, high] = chain[index]
    if (low.compare(high) > 0) {
      throw new Refusal('budget.chain_broken', {
        lower,
        low: low.format(),
        upper,
        high: high.format(),
      })
    }
  }
}
