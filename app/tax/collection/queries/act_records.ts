import db from '@adonisjs/lucid/services/db'
import type { CivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { COLLECTION_STEPS } from '#tax/collection/rules/next_step'
import type { CollectionStep } from '#tax/collection/rules/next_step'
import { placeOf } from '#tax/queries/postal_order'

/** A served act with everything its paper says. */
export interface ActRecord {
  id: number
  step: CollectionStep
  number: string
  list: string
  served_on: CivilDate
  owed_minor: number
  fee_minor: number
  debt_id: number
  notice: string
  notice_id: number
  roll: string | null
  article: number
  year: number
  issued_on: CivilDate
  due_on: CivilDate
  payment_last_on: CivilDate
  payer_name: string
  payer_name_ar: string | null
  payer_identifier: string | null
  payer_address: string | null
  owner_count: number
  land_title: string
  arrondissement_id: number
  arrondissement_fr: string
  arrondissement_ar: string
  last_notice_on: CivilDate | null
  /** The public page of the act: its code, and the fingerprint of its facts. */
  code: string
  fingerprint: string
}

function actQuery() {
  return db
    .from('tax_collection_acts as c')
    .join('tax_collection_lists as l', 'l.id', 'c.list_id')
    .join('tax_debts as d', 'd.id', 'c.debt_id')
    .join('tax_notices as n', 'n.debt_id', 'd.id')
    .join('tax_roll_articles as a', 'a.id', 'n.article_id')
    .join('tax_rolls as r', 'r.id', 'n.roll_id')
    .join('registry_territories as t', 't.id', 'd.arrondissement_id')
    .where('c.state', 'served')
    .select(
      'c.id',
      'c.step',
      'c.number',
      'l.number as list',
      'c.served_on',
      'c.owed_minor',
      'c.fee_minor',
      'c.debt_id',
      'n.number as notice',
      'n.id as notice_id',
      'r.number as roll',
      'a.article',
      'd.year',
      'd.issued_on',
      'd.due_on',
      'd.payment_last_on',
      'a.payer_name',
      'a.payer_name_ar',
      'a.payer_identifier',
      'a.payer_address',
      'a.owner_count',
      'a.land_title',
      'd.arrondissement_id',
      't.name_fr as arrondissement_fr',
      't.name_ar as arrondissement_ar'
    )
    .select(
      db.raw(
        `(select max(x.served_on) from tax_collection_acts x where x.debt_id = c.debt_id and x.step = 'last_notice') as last_notice_on`
      )
    )
}

/** One act that this act may see. Refuses `not_found`. */
export async function actRecord(act: Act, id: number): Promise<ActRecord> {
  const row = await act
    .restrict(actQuery().where('c.id', id), 'tax.debts.view', {
      arrondissement: 'd.arrondissement_id',
    })
    .first()
  if (!row) throw new Refusal('not_found', {}, { status: 404 })
  const [record] = await verified([row])
  return record
}

/** Acts by id, in the order given. */
export async function actRecords(ids: readonly number[]): Promise<ActRecord[]> {
  const rows = await verified(await actQuery().whereIn('c.id', [...ids]))
  const byId = new Map(rows.map((row) => [Number(row.id), row]))
  return ids.map((id) => byId.get(id)!)
}

/** The served acts of a list in the order a postman walks. */
export async function actsInPostalOrder(listId: number): Promise<number[]> {
  const rows = await db
    .from('tax_collection_acts as c')
    .join('tax_notices as n', 'n.debt_id', 'c.debt_id')
    .join('tax_roll_articles as a', 'a.id', 'n.article_id')
    .where({ 'c.list_id': listId, 'c.state': 'served' })
    .select('c.id', 'n.arrondissement_id', 'a.payer_address')
  return rows
    .map((row) => ({
      id: Number(row.id),
      arrondissement: row.arrondissement_id as number,
      ...placeOf(row.payer_address ?? ''),
    }))
    .toSorted(
      (a, b) =>
        a.arrondissement - b.arrondissement ||
        (a.street < b.street ? -1 : a.street > b.street ? 1 : 0) ||
        a.house - b.house ||
        a.id - b.id
    )
    .map(({ id }) => id)
}

/** The acts of a debt, oldest first, proposed ones included. */
export async function actsOfDebt(debtId: number) {
  return db
    .from('tax_collection_acts as c')
    .join('tax_collection_lists as l', 'l.id', 'c.list_id')
    .where('c.debt_id', debtId)
    .whereNot('c.state', 'left')
    .orderBy('c.id')
    .select('c.*', 'l.number as list', 'l.id as list_id')
}

/** Acts with the code and fingerprint under which each was registered. */
async function verified(rows: Omit<ActRecord, 'code' | 'fingerprint'>[]): Promise<ActRecord[]> {
  const found = await db
    .from('documents_official')
    .whereIn(
      'kind',
      COLLECTION_STEPS.map((step) => `collection.${step}`)
    )
    .whereIn(
      'number',
      rows.map(({ number }) => number)
    )
    .select('number', 'code', 'fingerprint')
  const byNumber = new Map(
    found.map(({ number, code, fingerprint }) => [number, { code, fingerprint }])
  )
  return rows.map((row) => ({ ...row, ...byNumber.get(row.number)! }))
}
