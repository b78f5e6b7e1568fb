import { randomUUID } from 'node:crypto'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Transaction } from '#platform/transaction'
import { sameName } from '#registry/rules/name_tokens'
import { keepParty } from '#registry/rules/party_facts'
import type { KeptParty, PartyFacts } from '#registry/rules/party_facts'
import { addPartyDetails } from '#registry/actions/add_party_details'
import type { DetailsToAdd } from '#registry/actions/add_party_details'
import { noteDuplicate } from '#registry/actions/note_duplicate'

export interface Registered {
  partyId: number
  /** False when the party was already known. */
  created: boolean
  /** The identifier is known under another name: show it to a person. */
  nameDiffers: boolean
}

const BATCH = 500

/**
 * The bulk of `registerParty`, for imports of thousands of rows: answers in the order of the facts, inside the
 * caller's transaction. Rows that share an identifier share a party.
 */
export async function registerPartiesIn(
  trx: Transaction,
  act: Act,
  facts: readonly PartyFacts[]
): Promise<Registered[]> {
  const answers: Registered[] = []
  for (let start = 0; start < facts.length; start += BATCH) {
    answers.push(
      ...(await registerBatch(trx, act, facts.slice(start, start + BATCH).map(keepParty)))
    )
  }
  return answers
}

/** One row being registered; `party` is the id once known. */
interface Row {
  kept: KeptParty
  requestKey: string
  party: number | null
  created: boolean
}

async function registerBatch(trx: Transaction, act: Act, kept: KeptParty[]): Promise<Registered[]> {
  const rows = kept.map((item): Row => ({
    kept: item,
    requestKey: item.requestKey ?? randomUUID(),
    party: null,
    created: false,
  }))
  await findKnown(trx, rows)
  const leaders = leadersOf(rows)
  await insertNew(trx, [...new Set(leaders.values())])
  for (const row of rows) row.party ??= leaders.get(row)?.party ?? null

  const names = await namesOf(
    trx,
    rows.map((row) => row.party!)
  )
  await addPartyDetails(trx, act, rows.map(detailsOf))
  await recordCreated(
    trx,
    act,
    rows.filter((row) => row.created)
  )
  return rows.map((row) => ({
    partyId: row.party!,
    created: row.created,
    nameDiffers: !row.created && !sameName(names.get(row.party!) ?? '', row.kept.columns.name_fr),
  }))
}

/** Rows whose request or identifier is already registered get their party. */
async function findKnown(trx: Transaction, rows: Row[]): Promise<void> {
  const byRequest = await trx
    .from('registry_parties')
    .whereIn(
      'request_key',
      rows.map((row) => row.requestKey)
    )
    .select('request_key', 'id', 'merged_into_id')
  const requests = new Map(byRequest.map((row) => [row.request_key, row.merged_into_id ?? row.id]))
  const owners = await ownersOf(trx, rows.flatMap(keysOf), false)
  for (const row of rows) {
    const known = keysOf(row).flatMap((key) => owners.get(key) ?? [])
    row.party = requests.get(row.requestKey) ?? known[0] ?? null
    for (const other of known.slice(1)) {
      if (other !== known[0]) await noteDuplicate(trx, known[0], other, ['identifiers'])
    }
  }
}

/** For each row still without a party, the first row of this batch that shares an identifier with it. */
function leadersOf(rows: Row[]): Map<Row, Row> {
  const byKey = new Map<string, Row>()
  const leaders = new Map<Row, Row>()
  for (const row of rows) {
    if (row.party !== null) continue
    const keys = [...keysOf(row), `request:${row.requestKey}`]
    const leader = keys.map((key) => byKey.get(key)).find(Boolean) ?? row
    leaders.set(row, leader)
    for (const key of keys) if (!byKey.has(key)) byKey.set(key, leader)
  }
  return leaders
}

/**
 * Inserts the parties, then claims their identifiers. Where somebody else claimed one in the meantime, the
 * claim waits for that transaction, our row is taken back and theirs is used.
 */
async function insertNew(trx: Transaction, rows: Row[]): Promise<void> {
  if (rows.length === 0) return
  const now = clock.now().toJSDate()
  await trx.table('registry_parties').multiInsert(
    rows.map((row) => ({
      ...row.kept.columns,
      request_key: row.requestKey,
      created_at: now,
      updated_at: now,
    }))
  )
  const ids = await trx
    .from('registry_parties')
    .whereIn(
      'request_key',
      rows.map((row) => row.requestKey)
    )
    .select('request_key', 'id')
  const byRequest = new Map<string, number>(ids.map((row) => [row.request_key, row.id]))
  const claims = rows.flatMap((row) =>
    row.kept.identifiers
      .filter((identifier) => identifier.uniqueKey !== null)
      .map((identifier) => ({
        party_id: byRequest.get(row.requestKey)!,
        kind: identifier.kind,
        value: identifier.value,
        court: identifier.court,
        unique_key: identifier.uniqueKey,
        created_at: now,
      }))
  )
  await claimIdentifiers(trx, claims)
  const owners = await ownersOf(trx, rows.flatMap(keysOf), true)
  const lost: number[] = []
  for (const row of rows) {
    const own = byRequest.get(row.requestKey)!
    const first = keysOf(row)
      .map((key) => owners.get(key)!)
      .find((owner) => owner !== own)
    row.party = first ?? own
    row.created = first === undefined
    if (first !== undefined) lost.push(own)
  }
  await withdraw(trx, lost)
}

async function claimIdentifiers(
  trx: Transaction,
  claims: { unique_key: string | null }[]
): Promise<void> {
  if (claims.length === 0) return
  // one order for everybody, so that two batches wait for each other instead of locking each other out
  claims.sort((a, b) => (a.unique_key! < b.unique_key! ? -1 : 1))
  const insert = trx.knexQuery().table('registry_party_identifiers').insert(claims).toSQL()
  await trx.rawQuery(`${insert.sql} on duplicate key update id = id`, insert.bindings as never)
}

/** A party that lost its identifier to an earlier one never existed: its number is not reused. */
async function withdraw(trx: Transaction, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  await trx.from('registry_party_identifiers').whereIn('party_id', ids).delete()
  await trx.from('registry_parties').whereIn('id', ids).delete()
}

/**
 * unique key → party. After claiming, `latest` reads past the transaction's snapshot so that a claim just lost
 * is seen; before claiming it would lock gaps that others insert into.
 */
async function ownersOf(
  trx: Transaction,
  keys: string[],
  latest: boolean
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map()
  const query = trx
    .from('registry_party_identifiers as i')
    .join('registry_parties as p', 'p.id', 'i.party_id')
    .whereIn('i.unique_key', keys)
    .select('i.unique_key', 'p.id', 'p.merged_into_id')
  const rows = await (latest ? query.forShare() : query)
  return new Map(rows.map((row) => [row.unique_key, row.merged_into_id ?? row.id]))
}

async function namesOf(trx: Transaction, ids: number[]): Promise<Map<number, string>> {
  const rows = await trx
    .from('registry_parties')
    .whereIn('id', [...new Set(ids)])
    .forShare()
    .select('id', 'name_fr')
  return new Map(rows.map((row) => [row.id, row.name_fr]))
}

function keysOf(row: Row): string[] {
  return row.kept.identifiers.flatMap((identifier) => identifier.uniqueKey ?? [])
}

function detailsOf(row: Row): DetailsToAdd {
  return { partyId: row.party!, kept: row.kept, created: row.created }
}

async function recordCreated(trx: Transaction, act: Act, rows: Row[]): Promise<void> {
  await journal.recordAll(
    trx,
    act,
    rows.map((row) => ({
      action: 'registry.party.registered',
      subject: { type: 'registry.party', id: row.party!, label: row.kept.columns.name_fr },
      after: {
        ...row.kept.columns,
        roles: row.kept.roles,
        identifiers: row.kept.identifiers.map((item) => `${item.kind} ${item.value}`),
      },
    }))
  )
}
