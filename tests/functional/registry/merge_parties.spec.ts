import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { findDuplicates } from '#registry/actions/find_duplicates'
import { mergeParties } from '#registry/actions/merge_parties'
import { registerParty } from '#registry/actions/register_party'
import { findParties } from '#registry/queries/find_parties'
import { partyIds, resolveParty } from '#registry/queries/resolve_party'
import type { PartyFacts } from '#registry/rules/party_facts'

const act = systemAct('test')
let serial = Date.now() % 1_000_000

const person = (over: Partial<PartyFacts>) =>
  registerParty(act, { kind: 'person', roles: ['taxpayer'], birthOn: '1970-05-05', ...over })

test.group('Duplicates and merging', () => {
  test('two spellings of one person are found once, and stay decided', async ({ assert }) => {
    const name = `Oumzil${++serial}`
    const a = await person({ lastNameFr: `Ben ${name}`, firstNameFr: 'Hassan' })
    const b = await person({ lastNameFr: `BEN${name}`, firstNameFr: 'Hassan' })
    await person({ lastNameFr: `Ben ${name}`, firstNameFr: 'Hassan', birthOn: '1971-05-05' })
    await findDuplicates(async () => {})
    await findDuplicates(async () => {})
    const pairs = await db.from('registry_party_duplicates').where('party_id', a.partyId)
    assert.deepEqual(
      pairs.map((row) => [row.other_id, row.reasons]),
      [[b.partyId, 'name_birth']]
    )
    await db
      .from('registry_party_duplicates')
      .where('id', pairs[0].id)
      .update({ state: 'dismissed' })
    await findDuplicates(async () => {})
    const again = await db.from('registry_party_duplicates').where('party_id', a.partyId)
    assert.deepEqual(
      again.map((row) => row.state),
      ['dismissed']
    )
  })

  test('the kept one takes over roles, identifiers and words, and answers for the absorbed', async ({
    assert,
  }) => {
    const name = `Zerouali${++serial}`
    const kept = await person({
      lastNameFr: name,
      firstNameFr: 'Amal',
      identifiers: [{ kind: 'cin', value: `ZA${serial}` }],
    })
    const merged = await person({
      lastNameFr: `${name}a`,
      firstNameFr: 'Amal',
      roles: ['staff'],
      identifiers: [{ kind: 'ppr', value: String(9_000_000 + serial) }],
      contacts: [{ kind: 'phone', value: '0661000000' }],
    })
    await mergeParties(act, kept.partyId, merged.partyId, 'Même carte nationale')

    assert.equal(await resolveParty(merged.partyId), kept.partyId)
    assert.deepEqual(await partyIds(kept.partyId), [kept.partyId, merged.partyId])
    const roles = await db
      .from('registry_party_roles')
      .where('party_id', kept.partyId)
      .orderBy('role')
    assert.deepEqual(
      roles.map((row) => row.role),
      ['staff', 'taxpayer']
    )
    const found = await findParties(act, { term: `${name}a amal` })
    assert.deepEqual(
      found.map((party) => party.id),
      [kept.partyId]
    )
    const byNumber = await findParties(act, { term: String(9_000_000 + serial) })
    assert.deepEqual(
      byNumber.map((party) => party.id),
      [kept.partyId]
    )
    const entries = await db
      .from('platform_journal_entries')
      .where('subject_type', 'registry.party')
      .whereIn('subject_id', [String(kept.partyId), String(merged.partyId)])
      .whereIn('action', ['registry.party.absorbed', 'registry.party.merged'])
    assert.lengthOf(entries, 2)
    const merge = await db
      .from('registry_party_merges')
      .where('merged_id', merged.partyId)
      .firstOrFail()
    assert.include(JSON.stringify(merge.absorbed), '0661000000')
  })

  test('registering with the absorbed one’s identifier finds the kept one; chains are flat', async ({
    assert,
  }) => {
    const [a, b, c] = await Promise.all(
      ['A', 'B', 'C'].map((letter) =>
        person({
          lastNameFr: `Chaine${letter}${++serial}`,
          identifiers: [{ kind: 'cin', value: `ZB${serial}` }],
        })
      )
    )
    const { value } = await db
      .from('registry_party_identifiers')
      .where('party_id', a.partyId)
      .first()
    await mergeParties(act, b.partyId, a.partyId, 'Même personne')
    await mergeParties(act, c.partyId, b.partyId, 'Même personne')
    assert.equal(await resolveParty(a.partyId), c.partyId)
    const again = await person({ lastNameFr: 'Autre', identifiers: [{ kind: 'cin', value }] })
    assert.equal(again.partyId, c.partyId)
    assert.isFalse(again.created)
  })

  test('two merges at once of the same pair: one wins', async ({ assert }) => {
    const a = await person({ lastNameFr: `Course${++serial}` })
    const b = await person({ lastNameFr: `Course${serial}` })
    const outcomes = await Promise.allSettled([
      mergeParties(act, a.partyId, b.partyId, 'Même personne'),
      mergeParties(act, b.partyId, a.partyId, 'Même personne'),
      mergeParties(act, a.partyId, b.partyId, 'Même personne'),
    ])
    assert.lengthOf(
      outcomes.filter((outcome) => outcome.status === 'fulfilled'),
      1
    )
  })

  test('a person and an organisation are not merged', async ({ assert }) => {
    const a = await person({ lastNameFr: `Mixte${++serial}` })
    const b = await registerParty(act, {
      kind: 'organisation',
      nameFr: `Mixte${serial}`,
      roles: [],
    })
    await assert.rejects(
      () => mergeParties(act, a.partyId, b.partyId, 'Non'),
      /registry.merge_kinds/
    )
  })
})
