import type { CivilDate } from '#values/civil_date'
import { addDays } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import { normaliseLandTitle } from '#values/identifiers'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import type { Transaction } from '#platform/transaction'
import { changeOwners, changeSituation, requirePast } from '#tax/actions/plot_history'
import { Plot } from '#tax/models/plot'
import { PlotOwner } from '#tax/models/plot_owner'

export interface PlotPart {
  landTitle: string
  area: string
}

/** Divides a plot into parts whose areas add up to its own; owners, zone and running exemptions pass to each part. */
export async function splitPlot(
  act: Act,
  plotId: number,
  split: { on: CivilDate; reference: string; parts: PlotPart[] }
): Promise<Plot[]> {
  requirePast(split.on, 'on')
  return transaction(async (trx) => {
    const origin = await lockActive(trx, act, [plotId])
    const total = split.parts.reduce((sum, { area }) => sum.plus(area), new Big(0))
    if (!total.eq(origin[0].area)) {
      throw new Refusal(
        'tax.parts_do_not_add_up',
        { parts: formatDecimal(total), area: formatDecimal(origin[0].area) },
        { field: 'parts' }
      )
    }
    const parts: Plot[] = []
    for (const part of split.parts)
      parts.push(await openFrom(trx, act, origin, part, split, 'split'))
    await close(trx, act, origin, split, 'split')
    return parts
  })
}

/** Joins plots of the same owners into one, whose area is the sum of theirs. */
export async function mergePlots(
  act: Act,
  plotIds: number[],
  merge: { on: CivilDate; reference: string; landTitle: string }
): Promise<Plot> {
  requirePast(merge.on, 'on')
  return transaction(async (trx) => {
    const origins = await lockActive(trx, act, plotIds)
    if (origins.length < 2) throw new Refusal('tax.merge_needs_two', {}, { field: 'titles' })
    const owners = await Promise.all(origins.map((plot) => ownersKey(trx, plot)))
    if (new Set(owners).size > 1 || new Set(origins.map(({ zone }) => zone)).size > 1) {
      throw new Refusal('tax.merge_differs', {}, { field: 'titles' })
    }
    const area = origins.reduce((sum, plot) => sum.plus(plot.area), new Big(0)).toFixed(3)
    const merged = await openFrom(
      trx,
      act,
      origins,
      { landTitle: merge.landTitle, area },
      merge,
      'merge'
    )
    await close(trx, act, origins, merge, 'merged')
    return merged
  })
}

async function lockActive(trx: Transaction, act: Act, ids: number[]): Promise<Plot[]> {
  const plots = await Plot.query({ client: trx }).whereIn('id', ids).orderBy('id').forUpdate()
  for (const plot of plots) {
    act.authorize('tax.plots.edit', plot)
    if (plot.state !== 'active')
      throw new Refusal('tax.plot_not_active', { title: plot.landTitle }, { status: 409 })
  }
  return plots
}

async function openFrom(
  trx: Transaction,
  act: Act,
  origins: Plot[],
  part: PlotPart,
  event: { on: CivilDate; reference: string },
  kind: 'split' | 'merge'
): Promise<Plot> {
  const [first] = origins
  const landTitle = normaliseLandTitle(part.landTitle)
  const taken = await Plot.query({ client: trx }).where('land_title', landTitle).first()
  if (taken) throw new Refusal('tax.title_taken', { title: landTitle }, { field: 'land_title' })
  const plot = new Plot().useTransaction(trx)
  await plot
    .merge({
      landTitle,
      arrondissementId: first.arrondissementId,
      address: first.address,
      foldedAddress: first.foldedAddress,
      area: part.area,
      zone: first.zone,
      coveredArea: '0',
      usedArea: '0',
      state: 'active',
      openedOn: event.on,
      lockVersion: 1,
    })
    .save()
  const situation = { area: part.area, zone: first.zone, coveredArea: '0', usedArea: '0' }
  await changeSituation(trx, act, plot, situation, event.on, {
    source: kind,
    reason: event.reference,
  })
  const owners = await PlotOwner.query({ client: trx })
    .where('plot_id', first.id)
    .whereNull('valid_to')
    .orderBy('addressee', 'desc')
    .orderBy('id')
  const shares = owners.map(({ partyId, share, quality }) => ({ partyId, share, quality }))
  await changeOwners(trx, act, plot, shares, event.on, event.reference)
  const now = clock.now().toUTC().toFormat('yyyy-MM-dd HH:mm:ss.SSS')
  for (const origin of origins) {
    await trx.table('tax_plot_origins').insert({
      plot_id: plot.id,
      origin_id: origin.id,
      kind,
      effective_on: event.on,
      reference: event.reference,
      created_at: now,
    })
  }
  await inheritExemptions(trx, act, first, plot, event.on, now)
  await journal.record(trx, act, {
    action: `tax.plot.opened_by_${kind}`,
    subject: plot,
    after: {
      land_title: landTitle,
      area: part.area,
      origins: origins.map((origin) => origin.landTitle).join(', '),
    },
    reason: event.reference,
  })
  return plot
}

async function inheritExemptions(
  trx: Transaction,
  act: Act,
  from: Plot,
  to: Plot,
  on: CivilDate,
  now: string
) {
  const running = await trx
    .from('tax_exemptions')
    .where('plot_id', from.id)
    .whereNull('withdrawn_at')
    .where((query) => query.whereNull('ends_on').orWhere('ends_on', '>=', on))
  for (const row of running) {
    await trx.table('tax_exemptions').insert({
      plot_id: to.id,
      code: row.code,
      document: row.document,
      permit_on: row.permit_on,
      hectares: row.hectares,
      starts_on: row.starts_on,
      ends_on: row.ends_on,
      recorded_by_id: act.actor.userId,
      created_at: now,
      updated_at: now,
    })
  }
}

async function close(
  trx: Transaction,
  act: Act,
  plots: Plot[],
  event: { on: CivilDate; reference: string },
  state: 'split' | 'merged'
): Promise<void> {
  for (const plot of plots) {
    await plot
      .useTransaction(trx)
      .merge({ state, closedOn: addDays(event.on, -1), lockVersion: plot.lockVersion + 1 })
      .save()
    await journal.record(trx, act, {
      action: `tax.plot.${state}`,
      subject: plot,
      reason: event.reference,
    })
  }
}

async function ownersKey(trx: Transaction, plot: Plot): Promise<string> {
  const owners = await PlotOwner.query({ client: trx })
    .where('plot_id', plot.id)
    .whereNull('valid_to')
    .orderBy('party_id')
  return owners.map(({ partyId, share }) => `${partyId}:${share}`).join(' ')
}
