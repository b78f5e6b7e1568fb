import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { transaction } from '#platform/transaction'
import { registerPartiesIn } from '#registry/actions/register_parties'
import { registerParty } from '#registry/actions/register_party'
import { findParties } from '#registry/queries/find_parties'
import type { PartyFacts } from '#registry/rules/party_facts'

const act = systemAct('test')
let serial = Date.now() % 1_000_000

const person = (over: Partial<PartyFacts> = {}): PartyFacts => ({
  kind: 'person',
  lastNameFr: 'Belkadi',
  firstNameFr: 'Rajae',
  lastNameAr: 'بلقاضي',
  firstNameAr: 'رجاء',
  roles: ['taxpayer'],
  identifiers: [{ kind: 'cin', value: `QA${++serial}` }],
  ...over,
})

const cinOf = async (partyId: number) => {
  const row = await db
    .from('registry_party_identifiers')
    .where({ party_id: partyId, kind: 'cin' })
    .firstOrFail()
  return String(row.value)
}

test.group('Registering a party', () => {
  test('fifty at once with one CIN make one party', async ({ assert }) => {
    const facts = person({ contacts: [{ kind: 'phone', value: '0616030610' }] })
    const all = await Promise.all(Array.from({ length: 50 }, () => registerParty(act, facts)))
    assert.lengthOf([...new Set(all.map((item) => item.partyId))], 1)
    assert.lengthOf(
      all.filter((item) => item.created),
      1
    )
    const id = all[0].partyId
    for (const table of [
      'registry_party_identifiers',
      'registry_party_roles',
      'registry_contacts',
    ]) {
      assert.lengthOf(await db.from(table).where('party_id', id), 1, table)
    }
    const entries = await db.from('platform_journal_entries').where({
      subject_type: 'registry.party',
      subject_id: String(id),
      action: 'registry.party.registered',
    })
    assert.lengthOf(entries, 1)
  })

  test('a known party gains a role and an account, and keeps its name', async ({ assert }) => {
    const first = await registerParty(act, person())
    const cin = await cinOf(first.partyId)
    const again = await registerParty(
      act,
      person({
        lastNameFr: 'Belcadi',
        roles: ['staff'],
        identifiers: [{ kind: 'cin', value: cin.toLowerCase() }],
        rib: '007780000123456789012396',
      })
    )
    assert.equal(again.partyId, first.partyId)
    assert.isTrue(again.nameDiffers)
    assert.equal(again.party.nameFr, 'Belkadi Rajae')
    const roles = await db
      .from('registry_party_roles')
      .where('party_id', first.partyId)
      .orderBy('role')
      .select('role')
    assert.deepEqual(
      roles.map((row) => row.role),
      ['staff', 'taxpayer']
    )
    assert.lengthOf(await db.from('registry_bank_accounts').where('party_id', first.partyId), 1)
  })

  test('rows of one batch that share a CIN share a party; the same request key registers once', async ({
    assert,
  }) => {
    const shared = person()
    const bare = person({ identifiers: [], requestKey: `test:${++serial}` })
    const answers = await transaction((trx) =>
      registerPartiesIn(trx, act, [shared, person(), shared, bare, bare])
    )
    assert.equal(answers[0].partyId, answers[2].partyId)
    assert.notEqual(answers[0].partyId, answers[1].partyId)
    assert.equal(answers[3].partyId, answers[4].partyId)
    const [later] = await transaction((trx) => registerPartiesIn(trx, act, [bare]))
    assert.equal(later.partyId, answers[3].partyId)
  })

  test('two thousand rows in bulk, then found by name in either script and by CIN', async ({
    assert,
  }) => {
    const mark = `Zoubairi${++serial}`
    const arabic = `زبيري${serial}`
    const facts = Array.from({ length: 2000 }, (_, index) =>
      person({ lastNameFr: `${mark} ${index}`, lastNameAr: arabic })
    )
    const answers = await transaction((trx) => registerPartiesIn(trx, act, facts))
    assert.lengthOf([...new Set(answers.map((item) => item.partyId))], 2000)
    const cin = facts[1234].identifiers![0].value
    const byCin = await findParties(act, { term: cin })
    assert.deepEqual(
      byCin.map((item) => item.id),
      [answers[1234].partyId]
    )
    const byName = await findParties(act, { term: `rajae ${mark} 1234` })
    assert.include(
      byName.map((item) => item.id),
      answers[1234].partyId
    )
    const byArabic = await findParties(act, { term: arabic, role: 'taxpayer' })
    assert.isAbove(byArabic.length, 10)
  })

  test('says which field is wrong', async ({ assert }) => {
    await assert.rejects(
      () =>
        registerParty(act, person({ identifiers: [{ kind: 'ice', value: '001561191000065' }] })),
      /registry.identifier_invalid/
    )
    await assert.rejects(
      () => registerParty(act, person({ rib: '007780000123456789013296' })),
      /registry.rib_invalid/
    )
  })
})
