import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { ribKey } from '#values/identifiers'
import { decideBankAccount } from '#registry/actions/decide_bank_account'
import { proposeBankAccount } from '#registry/actions/propose_bank_account'
import { registerParty } from '#registry/actions/register_party'
import { systemAct } from '#platform/act'
import { actWith } from '#tests/support/actors'

let serial = Date.now() % 100_000_000

const rib = () => {
  const first = `011780${String(++serial).padStart(16, '0')}`
  return first + ribKey(first)
}

async function supplier(account: string | null = rib()) {
  const { party } = await registerParty(systemAct('test'), {
    kind: 'organisation',
    nameFr: `Fournisseur ${++serial}`,
    roles: ['supplier'],
    rib: account,
  })
  return party
}

const current = async (partyId: number) => {
  const account = await db.from('registry_bank_accounts').where('current_key', partyId).first()
  return account?.rib
}

test.group('Bank account under four eyes', () => {
  test('the account changes when another person approves, and the former one stays readable', async ({
    assert,
  }) => {
    const [registrar, director] = [await actWith('registrar'), await actWith('secretary_general')]
    const old = rib()
    const party = await supplier(old)
    const wanted = rib()
    const proposal = await proposeBankAccount(registrar, party.id, {
      rib: wanted,
      reason: 'Attestation du 12/11',
    })
    assert.equal(await current(party.id), old)
    await decideBankAccount(director, proposal.id, 'approved', null)
    assert.equal(await current(party.id), wanted)
    const accounts = await db
      .from('registry_bank_accounts')
      .where('party_id', party.id)
      .orderBy('id')
    assert.deepEqual(
      accounts.map((row) => row.rib),
      [old, wanted]
    )
    assert.isNotNull(accounts[0].until_at)
  })

  test('who proposes does not approve, even with both rights', async ({ assert }) => {
    const both = await actWith(['registrar', 'secretary_general'])
    const party = await supplier()
    const proposal = await proposeBankAccount(both, party.id, { rib: rib(), reason: 'Attestation' })
    await assert.rejects(
      () => decideBankAccount(both, proposal.id, 'approved', null),
      /registry.own_proposal/
    )
    await assert.rejects(() =>
      db
        .from('registry_bank_account_proposals')
        .where('id', proposal.id)
        .update({ state: 'approved', decided_by_id: both.actor.userId, open_key: null })
    )
    await decideBankAccount(both, proposal.id, 'withdrawn', null)
  })

  test('twenty approvals at once change the account once', async ({ assert }) => {
    const registrar = await actWith('registrar')
    const directors = await Promise.all(
      Array.from({ length: 20 }, () => actWith('secretary_general'))
    )
    const party = await supplier()
    const wanted = rib()
    const proposal = await proposeBankAccount(registrar, party.id, {
      rib: wanted,
      reason: 'Attestation',
    })
    const outcomes = await Promise.allSettled(
      directors.map((act) => decideBankAccount(act, proposal.id, 'approved', null))
    )
    assert.lengthOf(
      outcomes.filter((outcome) => outcome.status === 'fulfilled'),
      1
    )
    assert.lengthOf(
      await db.from('registry_bank_accounts').where({ party_id: party.id, rib: wanted }),
      1
    )
  })

  test('one proposal waits at a time, a wrong RIB is refused, a rejection says why', async ({
    assert,
  }) => {
    const [registrar, director] = [await actWith('registrar'), await actWith('secretary_general')]
    const party = await supplier()
    const outcomes = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        proposeBankAccount(registrar, party.id, { rib: rib(), reason: 'Attestation' })
      )
    )
    const won = outcomes.filter((outcome) => outcome.status === 'fulfilled')
    assert.lengthOf(won, 1)
    const wrong = '007780000123456789013296'
    await assert.rejects(
      () => proposeBankAccount(registrar, party.id, { rib: wrong, reason: 'Attestation' }),
      /registry.rib_invalid/
    )
    const id = won[0].value.id
    await assert.rejects(
      () => decideBankAccount(director, id, 'rejected', null),
      /registry.decision_reason/
    )
    await decideBankAccount(director, id, 'rejected', 'Attestation illisible')
    await assert.rejects(
      () => decideBankAccount(director, id, 'approved', null),
      /registry.proposal_decided/
    )
  })

  test('the database keeps an account number as it was written', async ({ assert }) => {
    const party = await supplier()
    await assert.rejects(
      () => db.from('registry_bank_accounts').where('party_id', party.id).update({ rib: rib() }),
      /never changes/
    )
    await assert.rejects(() =>
      db.table('registry_bank_accounts').insert({
        party_id: party.id,
        rib: rib(),
        origin: 'proposal',
        since_at: new Date(),
        current_key: party.id,
      })
    )
  })
})
