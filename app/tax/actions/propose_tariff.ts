import type { CivilDate } from '#values/civil_date'
import { civilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { Tariff } from '#tax/models/tariff'
import { bracketFor } from '#tax/rules/tnb'
import type { TariffRow, Zone } from '#tax/rules/tnb'

export interface TariffProposal {
  year: number
  deliberation: string | null
  orderReference: string
  orderOn: CivilDate
  visaOn: CivilDate | null
  rates: TariffRow[]
}

const ZONES: Zone[] = ['equipped', 'medium', 'weak']

/** Proposes the rates voted for a year. Each must lie within the legal bracket of the zone it is classed in. */
export async function proposeTariff(act: Act, proposal: TariffProposal): Promise<Tariff> {
  act.authorize('tax.tariffs.propose')
  const parameters = await loadParameters()
  const on = civilDate(proposal.year, 1, 1)
  const rates = ZONES.map((zone) => {
    const row = proposal.rates.find((candidate) => candidate.zone === zone)
    if (!row)
      throw new Refusal('tax.tariff_missing', { zone, year: proposal.year }, { field: 'rates' })
    const bracket = bracketFor(row.classed, row.rate, on, parameters).value.find(
      (item) => item.zone === row.classed
    )!
    return { ...row, minimum: bracket.min, maximum: bracket.max }
  })
  return transaction(async (trx) => {
    const tariff = new Tariff().useTransaction(trx)
    await tariff
      .merge({
        year: proposal.year,
        state: 'proposed',
        deliberation: proposal.deliberation,
        orderReference: proposal.orderReference,
        orderOn: proposal.orderOn,
        visaOn: proposal.visaOn,
        proposedById: act.actor.userId,
        proposedAt: clock.now(),
        lockVersion: 1,
      })
      .save()
    await trx
      .table('tax_tariff_rates')
      .multiInsert(rates.map((rate) => ({ ...rate, tariff_id: tariff.id })))
    await journal.record(trx, act, {
      action: 'tax.tariff.proposed',
      subject: tariff,
      after: {
        year: tariff.year,
        order: tariff.orderReference,
        ...Object.fromEntries(rates.map(({ zone, classed, rate }) => [zone, `${classed} ${rate}`])),
      },
    })
    return tariff
  })
}
