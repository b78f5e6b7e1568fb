import type { CivilDate } from '#values/civil_date'
import { foldText } from '#values/text'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { transaction } from '#platform/transaction'
import { changeSituation, requireFresh, requirePast } from '#tax/actions/plot_history'
import type { Situation } from '#tax/actions/plot_history'
import { Plot } from '#tax/models/plot'

export interface PlotCorrection extends Situation {
  address: string | null
  note: string | null
  /** First day of the new situation. */
  from: CivilDate
  reason: string
  lockVersion?: number
}

const shown = (plot: Plot) => ({
  area: plot.area,
  zone: plot.zone,
  covered_area: plot.coveredArea,
  used_area: plot.usedArea,
  address: plot.address,
  note: plot.note,
})

/** Corrects the area, zone or address of a plot from a day on; what was true before stays in its history. */
export async function correctPlot(
  act: Act,
  plotId: number,
  correction: PlotCorrection
): Promise<Plot> {
  requirePast(correction.from, 'from')
  return transaction(async (trx) => {
    const plot = await Plot.query({ client: trx }).where('id', plotId).forUpdate().firstOrFail()
    act.authorize('tax.plots.edit', plot)
    requireFresh(plot, correction.lockVersion)
    const before = shown(plot)
    const { area, zone, coveredArea, usedArea } = correction
    await changeSituation(trx, act, plot, { area, zone, coveredArea, usedArea }, correction.from, {
      source: 'correction',
      reason: correction.reason,
    })
    await plot
      .merge({
        area,
        zone,
        coveredArea,
        usedArea,
        address: correction.address,
        foldedAddress: correction.address ? foldText(correction.address).slice(0, 300) : null,
        note: correction.note,
        lockVersion: plot.lockVersion + 1,
      })
      .save()
    await journal.record(trx, act, {
      action: 'tax.plot.corrected',
      subject: plot,
      before,
      after: shown(plot),
      reason: correction.reason,
    })
    return plot
  })
}
