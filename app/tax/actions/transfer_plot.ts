import type { CivilDate } from '#values/civil_date'
import { yearOf } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { registerParty } from '#registry/actions/register_party'
import type { PartyFacts } from '#registry/rules/party_facts'
import { fileDeclarations } from '#tax/actions/file_declarations'
import { changeOwners, requireFresh, requirePast } from '#tax/actions/plot_history'
import type { OwnerShare } from '#tax/actions/plot_history'
import { Exemption } from '#tax/models/exemption'
import { Plot } from '#tax/models/plot'
import { declarationSanction } from '#tax/rules/declaration_sanction'
import { transferLastDay } from '#tax/rules/last_day'
import { landTax } from '#tax/rules/tnb'

export interface PlotTransfer {
  /** The day the property changed hands, and the day it was declared. */
  changedOn: CivilDate
  declaredOn: CivilDate
  actReference: string
  /** The new owners; the first receives the notices. */
  owners: { facts: PartyFacts; share: number }[]
  lockVersion?: number
}

export interface PlotTransferred {
  plot: Plot
  declaration: string
  late: boolean
  sanctionMinor: number
}

/**
 * Records a change of owners and files its declaration. Declared more than 45 days after the event it bears the sanction
 * of an undeclared transfer; the owner of 1 January still owes the year.
 */
export async function transferPlot(
  act: Act,
  plotId: number,
  transfer: PlotTransfer
): Promise<PlotTransferred> {
  requirePast(transfer.changedOn, 'changed_on')
  requirePast(transfer.declaredOn, 'declared_on')
  if (transfer.declaredOn < transfer.changedOn) {
    throw new Refusal('tax.declared_before_transfer', {}, { field: 'declared_on' })
  }
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const plot = await Plot.query({ client: trx }).where('id', plotId).forUpdate().firstOrFail()
    act.authorize('tax.plots.edit', plot)
    requireFresh(plot, transfer.lockVersion)
    const owners: OwnerShare[] = []
    for (const { facts, share } of transfer.owners) {
      const { party } = await registerParty(act, facts, trx)
      owners.push({ partyId: party.id, share })
    }
    const before = { party_id: plot.partyId, owner_count: plot.ownerCount }
    await changeOwners(trx, act, plot, owners, transfer.changedOn, transfer.actReference)

    const year = yearOf(transfer.changedOn)
    const lastDay = transferLastDay(transfer.changedOn, parameters)
    const late = transfer.declaredOn > lastDay
    const exemptions = await Exemption.query({ client: trx })
      .where('plot_id', plot.id)
      .whereNull('withdrawn_at')
    const { area, zone, coveredArea, usedArea } = plot
    const covering = exemptions.map(({ code, startsOn, endsOn }) => ({
      code,
      from: startsOn,
      to: endsOn,
    }))
    const facts = { year, area, zone, coveredArea, usedArea, exemptions: covering }
    const tax = landTax(facts, parameters).value.due
    const sanction = declarationSanction(
      late
        ? { tax, failing: 'transfer', on: transfer.declaredOn }
        : { tax, lastDay, declaredOn: transfer.declaredOn, on: transfer.declaredOn },
      parameters
    )
    const [number] = await fileDeclarations(
      trx,
      act,
      [
        {
          plotId: plot.id,
          partyId: owners[0].partyId,
          kind: 'transfer',
          year,
          filedOn: transfer.declaredOn,
          changedOn: transfer.changedOn,
          area: plot.area,
          zone: plot.zone,
          document: transfer.actReference,
          sanction: sanction.value.sanction,
          explanation: storedExplanation('tax.declaration_sanction', sanction),
        },
      ],
      parameters
    )
    await journal.record(trx, act, {
      action: 'tax.plot.transferred',
      subject: plot,
      before,
      after: { party_id: plot.partyId, owner_count: plot.ownerCount },
      reason: transfer.actReference,
    })
    return {
      plot,
      declaration: number?.text ?? '',
      late,
      sanctionMinor: sanction.value.sanction.minor,
    }
  })
}
