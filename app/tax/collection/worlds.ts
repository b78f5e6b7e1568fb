import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { Act, systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { executeRun } from '#platform/jobs/execution'
import type { Worlds } from '#platform/modules'
import { accessOf } from '#platform/permissions/grants'
import { transaction } from '#platform/transaction'
import { askRequest } from '#tax/collection/actions/ask_request'
import { decideList } from '#tax/collection/actions/decide_list'
import { decideRequest } from '#tax/collection/actions/decide_request'
import { fallDue } from '#tax/collection/actions/fall_due'
import { closeList, fillList, openList } from '#tax/collection/actions/prepare_list'
import type { CollectionStep } from '#tax/collection/rules/next_step'
import { STEP_MOVES } from '#tax/collection/rules/next_step'
import { positionOf } from '#tax/queries/debt_positions'

/** Days of the pursuit: the year of the debts, the step, how many of the largest, and whether the chief authorised it. */
const LISTS: [string, number, CollectionStep, number, boolean][] = [
  ['2025-05-06', 2025, 'last_notice', 90, true],
  ['2025-06-10', 2025, 'demand', 30, true],
  ['2025-07-22', 2025, 'seizure', 6, true],
  ['2026-05-12', 2026, 'last_notice', 120, true],
  ['2026-09-15', 2026, 'demand', 25, true],
  ['2026-11-24', 2026, 'demand', 18, false],
]

async function seedCollection(): Promise<void> {
  if (await db.from('tax_collection_lists').first()) return
  const [officer, chief] = await Promise.all([
    person('assiette@casablanca.example'),
    person('finances@casablanca.example'),
  ])
  if (!officer || !chief) return
  try {
    for (const [day, year, step, count, authorised] of LISTS) {
      clock.freeze(`${day}T10:00`)
      await fallDue(systemAct('Idara'))
      await seedList(officer, chief, { year, step, count, authorised })
    }
    await seedRequests(officer, chief)
  } finally {
    clock.release()
  }
}

async function seedList(
  officer: Act,
  chief: Act,
  asked: { year: number; step: CollectionStep; count: number; authorised: boolean }
): Promise<void> {
  const debts = await unpaid(asked.year, STEP_MOVES[asked.step].from, asked.count)
  if (!debts.length) return
  const id = await transaction(async (trx) => {
    const list = { ...(await openList(trx, officer, asked.step)), step: asked.step }
    const left = await fillList(
      trx,
      officer,
      list,
      debts.map((debt) => debt.id)
    )
    await closeList(trx, officer, list, left)
    return list.id
  })
  if (!asked.authorised) return
  if (asked.step !== 'last_notice') await decideList(chief, id, { authorised: true, reason: null })
  const list = await db.from('tax_collection_lists').where('id', id).firstOrFail()
  await executeRun(list.run_id)
}

/** Requests of every kind: granted, rejected, waiting with a guarantee. */
async function seedRequests(officer: Act, chief: Act): Promise<void> {
  const [wrong, gracious, again, claim, gone, lost] = await unpaid(2026, 'due', 6)
  const ask = async (
    debt: { id: number; payment_last_on: string },
    day: string,
    more: Omit<Parameters<typeof askRequest>[2], 'filedOn'>
  ) => {
    clock.freeze(`${day}T11:00`)
    return askRequest(officer, debt.id, { filedOn: day, ...more })
  }
  const late = async (debt: { id: number; payment_last_on: string }, day: string) =>
    (await positionOf(debt, day)).value.late.times('0.5')
  const none = { principal: Money.zero, sanction: Money.zero, late: Money.zero }
  const granted = await ask(wrong, '2026-06-02', {
    ...none,
    kind: 'relief',
    reason: 'Superficie du recensement supérieure à celle du titre foncier : certificat produit.',
    document: 'Certificat de propriété 2026/1184',
    guarantee: null,
    principal: Money.ofDirhams('3000'),
  })
  clock.freeze('2026-06-18T09:00')
  await decideRequest(chief, granted, { granted: true, reason: 'Superficie du titre retenue.' })
  const remitted = await ask(gracious, '2026-09-08', {
    ...none,
    kind: 'remission',
    reason: 'Héritiers en cours de liquidation de la succession, paiement du principal proposé.',
    document: 'Acte d’hérédité 412/2026',
    guarantee: null,
    late: await late(gracious, '2026-09-08'),
  })
  clock.freeze('2026-09-21T09:00')
  await decideRequest(chief, remitted, { granted: true, reason: null })
  const refused = await ask(again, '2026-10-05', {
    ...none,
    kind: 'remission',
    reason: 'Avis reçu tardivement selon le redevable.',
    document: null,
    guarantee: null,
    late: await late(again, '2026-10-05'),
  })
  clock.freeze('2026-10-12T09:00')
  await decideRequest(chief, refused, {
    granted: false,
    reason: 'La taxe est spontanée : l’avis ne conditionne pas le paiement.',
  })
  await ask(claim, '2026-08-20', {
    ...none,
    kind: 'relief',
    reason: 'Le terrain serait affecté à une exploitation agricole depuis 2024.',
    document: 'Attestation de l’ORMVA du 14/08/2026',
    guarantee: 'Caution bancaire n° 88412 du 19/08/2026',
    principal: Money.ofDirhams('5000'),
  })
  const written = await ask(gone, '2026-10-20', {
    ...none,
    kind: 'write_off',
    reason: 'Redevable disparu, aucun bien saisissable.',
    document: 'PV de carence 77/2026',
    guarantee: null,
  })
  clock.freeze('2026-11-03T09:00')
  await decideRequest(chief, written, { granted: true, reason: null })
  await ask(lost, '2026-11-25', {
    ...none,
    kind: 'write_off',
    reason: 'Société radiée du registre de commerce, liquidation close pour insuffisance d’actif.',
    document: 'PV de carence 91/2026',
    guarantee: null,
  })
}

/** The largest debts of a year in a state, of those nobody pays in the demonstration. */
async function unpaid(year: number, state: string, count: number) {
  const rows = await db
    .from('tax_debts')
    .where({ year, state, suspended: 0 })
    .whereRaw('MOD(id, 3) = 0')
    .whereNotExists((query) =>
      query.from('tax_debt_requests as q').whereColumn('q.debt_id', 'tax_debts.id')
    )
    .orderBy('principal_charged_minor', 'desc')
    .orderBy('id')
    .limit(count)
    .select('id', 'payment_last_on')
  return rows.map((row) => ({ ...row, id: Number(row.id) }))
}

async function person(email: string): Promise<Act | null> {
  const user = await db.from('platform_users').where('email', email).first()
  if (!user) return null
  return new Act({ userId: user.id, name: user.name_fr }, await accessOf(user.id))
}

export const collectionWorlds: Worlds = { casablanca: seedCollection }
