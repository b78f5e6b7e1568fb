import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { snapshot } from '#platform/audit/changes'
import { clock } from '#platform/clock'
import { journal } from '#platform/audit/journal'
import type { Transaction } from '#platform/transaction'
import { transaction } from '#platform/transaction'
import { Party } from '#registry/models/party'

/**
 * Two parties are one: `mergedId` is absorbed by `keptId`. Both rows stay; the absorbed one points to the kept
 * one, which takes over roles, identifiers, addresses, contacts and search words. Accounts are not taken over:
 * paying on another account takes two people. What the absorbed one held is kept with the merge.
 * Refuses `registry.merge_same`, `registry.merge_already`, `registry.merge_kinds`, `registry.merge_account_waits`.
 */
export async function mergeParties(
  act: Act,
  keptId: number,
  mergedId: number,
  reason: string
): Promise<Party> {
  act.authorize('registry.parties.merge')
  if (keptId === mergedId) throw new Refusal('registry.merge_same')
  return transaction(async (trx) => {
    const locked = await Party.query({ client: trx })
      .whereIn('id', [keptId, mergedId])
      .orderBy('id')
      .forUpdate()
    const kept = locked.find((party) => party.id === keptId)
    const merged = locked.find((party) => party.id === mergedId)
    if (!kept || !merged) throw new Refusal('registry.party_unknown', {}, { status: 404 })
    await refuseUnfit(trx, kept, merged)

    const absorbed = { party: snapshot(merged), ...(await held(trx, mergedId)) }
    await takeOver(trx, keptId, mergedId)
    const now = clock.now().toUTC()
    await trx
      .from('registry_parties')
      .where('merged_into_id', mergedId)
      .update({ merged_into_id: keptId, updated_at: now.toJSDate() })
    await merged
      .merge({ mergedIntoId: keptId, mergedAt: now, lockVersion: merged.lockVersion + 1 })
      .save()
    await kept
      .merge({
        nameAr: kept.nameAr ?? merged.nameAr,
        birthOn: kept.birthOn ?? merged.birthOn,
        birthPlace: kept.birthPlace ?? merged.birthPlace,
        sex: kept.sex ?? merged.sex,
        legalForm: kept.legalForm ?? merged.legalForm,
        mainIdentifier: kept.mainIdentifier ?? merged.mainIdentifier,
        lockVersion: kept.lockVersion + 1,
      })
      .save()
    await trx.table('registry_party_merges').insert({
      kept_id: keptId,
      merged_id: mergedId,
      reason,
      absorbed: JSON.stringify(absorbed),
      merged_by_id: act.actor.userId,
      merged_at: now.toJSDate(),
    })
    await closeDuplicates(trx, act, keptId, mergedId)
    await journal.recordAll(trx, act, [
      {
        action: 'registry.party.absorbed',
        subject: kept,
        after: { absorbed: mergedId, name: merged.nameFr },
        reason,
      },
      {
        action: 'registry.party.merged',
        subject: merged,
        after: { into: keptId, name: kept.nameFr },
        reason,
      },
    ])
    return kept
  })
}

async function refuseUnfit(trx: Transaction, kept: Party, merged: Party): Promise<void> {
  for (const party of [kept, merged]) {
    if (party.mergedIntoId)
      throw new Refusal('registry.merge_already', { name: party.nameFr }, { status: 409 })
  }
  if (kept.kind !== merged.kind) {
    throw new Refusal('registry.merge_kinds', { kept: kept.nameFr, merged: merged.nameFr })
  }
  const waiting = await trx
    .from('registry_bank_account_proposals')
    .where('open_key', merged.id)
    .first()
  if (waiting) throw new Refusal('registry.merge_account_waits', { name: merged.nameFr })
}

async function held(trx: Transaction, id: number) {
  const rows = (table: string) => trx.from(table).where('party_id', id).orderBy('id')
  const [identifiers, roles, addresses, contacts, accounts] = await Promise.all([
    rows('registry_party_identifiers'),
    rows('registry_party_roles'),
    rows('registry_addresses'),
    rows('registry_contacts'),
    rows('registry_bank_accounts'),
  ])
  return { identifiers, roles, addresses, contacts, accounts }
}

async function takeOver(trx: Transaction, keptId: number, mergedId: number): Promise<void> {
  const now = clock.now().toJSDate()
  const kinds = await trx
    .from('registry_party_identifiers')
    .where({ party_id: keptId, current: true })
    .select('kind', 'value', 'court')
  for (const row of await trx.from('registry_party_identifiers').where('party_id', mergedId)) {
    const same = kinds.some(
      (own) => own.kind === row.kind && own.value === row.value && own.court === row.court
    )
    if (same) continue
    const current = Boolean(row.current) && !kinds.some((own) => own.kind === row.kind)
    await trx
      .from('registry_party_identifiers')
      .where('id', row.id)
      .update({ party_id: keptId, current })
  }
  await move(trx, 'registry_party_roles', 'role', keptId, mergedId)
  await move(trx, 'registry_contacts', 'folded_value', keptId, mergedId)
  await trx
    .from('registry_addresses')
    .where('party_id', mergedId)
    .update({ party_id: keptId, current: false, updated_at: now })
  await trx.rawQuery(
    `insert into registry_party_tokens (token, party_id) select merged.token, ? from registry_party_tokens merged where merged.party_id = ?
     on duplicate key update registry_party_tokens.party_id = registry_party_tokens.party_id`,
    [keptId, mergedId]
  )
  await trx.from('registry_party_tokens').where('party_id', mergedId).delete()
}

/** Rows whose `key` the kept party does not have yet change party; the others stay with the absorbed one. */
async function move(
  trx: Transaction,
  table: string,
  key: string,
  keptId: number,
  mergedId: number
): Promise<void> {
  const own = await trx.from(table).where('party_id', keptId).select(key)
  const known = own.map((row) => row[key])
  const query = trx.from(table).where('party_id', mergedId)
  if (known.length) query.whereNotIn(key, known)
  await query.update({ party_id: keptId })
}

async function closeDuplicates(
  trx: Transaction,
  act: Act,
  keptId: number,
  mergedId: number
): Promise<void> {
  await trx
    .from('registry_party_duplicates')
    .where('state', 'open')
    .where((query) => query.where('party_id', mergedId).orWhere('other_id', mergedId))
    .update({
      state: 'merged',
      decided_by_id: act.actor.userId,
      decided_at: clock.now().toJSDate(),
    })
  await trx
    .from('registry_party_duplicates')
    .where({ party_id: Math.min(keptId, mergedId), other_id: Math.max(keptId, mergedId) })
    .update({ state: 'merged' })
}
