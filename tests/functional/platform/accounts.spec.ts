import { test } from '@japa/runner'
import { generateSync } from 'otplib'
import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import { addDays } from '#values/civil_date'
import { clock } from '#platform/clock'
import { delegateRole } from '#platform/users/delegation'
import { accessOf } from '#platform/permissions/grants'
import { approveSetting, proposeSetting, rejectSetting } from '#platform/settings/actions'
import { seedSettings } from '#platform/settings/seeding'
import { defineModule, install, installed } from '#platform/modules'
import { loadParameters } from '#platform/settings/parameters'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { actOf, actWith, personWith } from '#tests/support/actors'
import { PageClient } from '#tests/support/page_client'

async function forgetTries(): Promise<void> {
  const keys = await redis.keys('*sign-in*')
  if (keys.length) await redis.del(...keys)
}

test.group('Accounts', (group) => {
  group.each.setup(forgetTries)
  group.each.teardown(forgetTries)

  test('five wrong passwords close the door, even to the right one', async ({ assert }) => {
    const person = await personWith('auditor')
    const client = new PageClient(person)
    await client.get('/sign-in')
    for (let turn = 0; turn < 5; turn++) {
      const page = await client.submit('/sign-in', {
        login: person.email,
        password: 'wrong-password',
      })
      assert.include(page.text, 'Identifiant ou mot de passe incorrect')
      assert.include(page.html, person.email, 'what was typed comes back')
    }
    const page = await client.submit('/sign-in', {
      login: person.email,
      password: DEMONSTRATION_PASSWORD,
    })
    assert.include(page.text, 'Trop d’essais')
  })

  test('staff sign in by number too', async ({ assert }) => {
    const person = await personWith('auditor')
    const number = String(700_000 + person.id)
    await db.from('platform_users').where('id', person.id).update({ staff_number: number })
    const client = new PageClient(person)
    await client.get('/sign-in')
    const page = await client.submit('/sign-in', {
      login: number,
      password: DEMONSTRATION_PASSWORD,
    })
    assert.include(page.text, 'Ma journée')
  })

  test('an initial password must be replaced before anything else', async ({ assert }) => {
    const person = await personWith('auditor')
    await db.from('platform_users').where('id', person.id).update({ must_change_password: 1 })
    const client = new PageClient(person)
    await client.get('/sign-in')
    const page = await client.submit('/sign-in', {
      login: person.email,
      password: DEMONSTRATION_PASSWORD,
    })
    assert.equal(page.url, '/account/password')
    const changed = await client.submit('/account/password', {
      current: DEMONSTRATION_PASSWORD,
      password: 'un mot de passe à moi',
      password_confirmation: 'un mot de passe à moi',
    })
    assert.include(changed.text, 'Mot de passe changé')
    assert.equal((await client.get('/')).status, 200)
  })

  test('a session ended elsewhere is over at the next page', async ({ assert }) => {
    const client = await PageClient.signedIn('auditor')
    await db
      .from('platform_sessions')
      .where('user_id', client.person!.id)
      .update({ ended_at: '2026-01-01 00:00:00' })
    const page = await client.get('/account')
    assert.equal(page.url, '/sign-in')
  })

  test('a second factor is asked for, wrong codes refused, a recovery code works once', async ({
    assert,
  }) => {
    const client = await PageClient.signedIn('auditor')
    const page = await client.get('/account/second-factor')
    const secret = /<code dir="ltr">([A-Z2-7]+)<\/code>/.exec(page.html)![1]
    const codes = await client.submit('/account/second-factor', { code: generateSync({ secret }) })
    const recovery = /<code dir="ltr">([0-9a-f]{5}-[0-9a-f]{5})<\/code>/.exec(codes.html)![1]
    for (const expected of ['/', '/sign-in/second-factor']) {
      const again = new PageClient(client.person)
      await again.get('/sign-in')
      const asked = await again.submit('/sign-in', {
        login: client.person!.email,
        password: DEMONSTRATION_PASSWORD,
      })
      assert.equal(asked.url, '/sign-in/second-factor')
      const wrong = await again.submit('/sign-in/second-factor', { code: '000000' })
      assert.equal(wrong.url, '/sign-in/second-factor')
      const right = await again.submit('/sign-in/second-factor', { code: recovery })
      assert.equal(right.url, expected)
    }
  })

  test('a lent role holds during its days only and cannot be lent on', async ({ assert }) => {
    const chief = await personWith('secretary_general')
    const deputy = await personWith('auditor')
    const today = clock.today()
    const own = await db.from('platform_role_assignments').where('user_id', chief.id).firstOrFail()
    await delegateRole(await actOf(chief), {
      assignment: own.id,
      to: deputy.email,
      from: today,
      until: addDays(today, 3),
    })
    assert.isTrue((await accessOf(deputy.id, today)).can('platform.settings.approve'))
    assert.isFalse((await accessOf(deputy.id, addDays(today, 4))).can('platform.settings.approve'))
    const lent = await db
      .from('platform_role_assignments')
      .where('delegated_by_id', chief.id)
      .firstOrFail()
    const third = await personWith('auditor')
    await assert.rejects(
      async () =>
        delegateRole(await actOf(deputy), {
          assignment: lent.id,
          to: third.email,
          from: today,
          until: today,
        }),
      /delegation_not_own/
    )
  })
})

test.group('Dated settings', (group) => {
  const key = `trial.fee_${Date.now()}`

  group.setup(async () => {
    const before = [...installed.modules()]
    const seeds = [{ validFrom: '2020-01-01', value: '100', reference: 'délibération de 2019' }]
    install([
      ...before,
      defineModule({ name: 'trial', settings: [{ key, type: 'money', unit: 'DH', seeds }] }),
    ])
    await seedSettings()
    return () => install(before)
  })

  test('two people, no overlap, no gap, history kept', async ({ assert }) => {
    const proposer = await actWith(['administrator', 'secretary_general'])
    const approver = await actWith('secretary_general')
    const proposal = {
      key,
      value: '250,00',
      validFrom: '2031-01-01',
      reference: 'délibération d’essai',
    }
    const valueOn = async (day: string) => (await loadParameters()).on(key, day).value
    const id = await proposeSetting(proposer, proposal)
    await assert.rejects(() => approveSetting(proposer, id), /own_proposal/)
    assert.equal(await valueOn('2031-01-01'), '100')
    await approveSetting(approver, id)
    assert.equal(await valueOn('2031-01-01'), '250')
    assert.equal(await valueOn('2030-12-31'), '100')
    await assert.rejects(() => approveSetting(approver, id), /proposal_decided/)
    const overlapping = await proposeSetting(proposer, { ...proposal, validFrom: '2030-06-01' })
    await assert.rejects(() => approveSetting(approver, overlapping), /setting_overlaps/)
    const gap = await proposeSetting(proposer, {
      ...proposal,
      validFrom: '2030-06-01',
      validTo: '2030-08-31',
    })
    await assert.rejects(() => approveSetting(approver, gap), /setting_gap/)
    const ending = await proposeSetting(proposer, {
      ...proposal,
      validFrom: '2033-01-01',
      validTo: '2033-12-31',
    })
    await assert.rejects(() => approveSetting(approver, ending), /setting_gap/)
    await rejectSetting(approver, ending, 'rien ne vaudrait ensuite')
    const told = await db
      .from('platform_notifications')
      .where('user_id', proposer.actor.userId!)
      .orderBy('id')
      .select('text_key')
    assert.deepEqual(
      told.map((row) => row.text_key).filter((name) => /setting_(approved|rejected)/.test(name)),
      ['platform.notices.setting_approved', 'platform.notices.setting_rejected']
    )
    await assert.rejects(
      () => proposeSetting(proposer, { ...proposal, value: 'beaucoup' }),
      /setting_value/
    )
  })
})
