import type { CivilDate } from '#values/civil_date'
import { addDays, formatCivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import type { Transaction } from '#platform/transaction'
import type { Plot } from '#tax/models/plot'
import { PlotOwner } from '#tax/models/plot_owner'
import { PlotVersion } from '#tax/models/plot_version'
import type { Zone } from '#tax/rules/tnb'

export interface Situation {
  area: string
  zone: Zone
  coveredArea: string
  usedArea: string
}

export interface OwnerShare {
  partyId: number
  share: number
  quality?: 'owner' | 'possessor'
}

/**
 * Gives a plot another situation from a day on: the version in force ends the day before. On the very day a version begins
 * it is corrected in place; a day before it is refused `tax.history_earlier`.
 */
export async function changeSituation(
  trx: Transaction,
  act: Act,
  plot: Plot,
  situation: Situation,
  from: CivilDate,
  why: { source: string; reason: string | null }
): Promise<void> {
  const current = await PlotVersion.query({ client: trx })
    .where('plot_id', plot.id)
    .whereNull('valid_to')
    .forUpdate()
    .first()
  const columns = {
    ...situation,
    source: why.source,
    reason: why.reason,
    recordedById: act.actor.userId,
  }
  if (current && from < current.validFrom) refuseEarlier(plot, from, current.validFrom)
  if (current?.validFrom === from) {
    await current.merge(columns).save()
    return
  }
  if (current) await current.merge({ validTo: addDays(from, -1) }).save()
  const version = new PlotVersion().useTransaction(trx)
  await version
    .merge({
      ...columns,
      plotId: plot.id,
      arrondissementId: plot.arrondissementId,
      validFrom: from,
    })
    .save()
}

/** Gives a plot other owners from a day on; the first receives the notices. */
export async function changeOwners(
  trx: Transaction,
  act: Act,
  plot: Plot,
  owners: readonly OwnerShare[],
  from: CivilDate,
  actReference: string | null
): Promise<void> {
  const current = await PlotOwner.query({ client: trx })
    .where('plot_id', plot.id)
    .whereNull('valid_to')
    .forUpdate()
  for (const owner of current) {
    if (from <= owner.validFrom) refuseEarlier(plot, from, owner.validFrom)
    await owner.merge({ validTo: addDays(from, -1) }).save()
  }
  for (const [position, { partyId, share, quality }] of owners.entries()) {
    await new PlotOwner()
      .useTransaction(trx)
      .merge({
        plotId: plot.id,
        partyId,
        share,
        quality: quality ?? 'owner',
        addressee: position === 0,
        validFrom: from,
        actReference,
        recordedById: act.actor.userId,
      })
      .save()
  }
  await plot
    .useTransaction(trx)
    .merge({
      partyId: owners[0].partyId,
      ownerCount: owners.length,
      lockVersion: plot.lockVersion + 1,
    })
    .save()
}

/** Refuses a form that was opened before somebody else saved. */
export function requireFresh(plot: Plot, lockVersion: number | undefined): void {
  if (lockVersion !== undefined && lockVersion !== plot.lockVersion) {
    throw new Refusal('tax.plot_changed_meanwhile', { title: plot.landTitle }, { status: 409 })
  }
}

/** Refuses a day that has not come. */
export function requirePast(on: CivilDate, field: string): void {
  if (on > clock.today())
    throw new Refusal('tax.day_to_come', { on: formatCivilDate(on) }, { field })
}

function refuseEarlier(plot: Plot, from: CivilDate, since: CivilDate): never {
  throw new Refusal(
    'tax.history_earlier',
    { title: plot.landTitle, from: formatCivilDate(from), since: formatCivilDate(since) },
    { field: 'from' }
  )
}
