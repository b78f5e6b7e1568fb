import { test } from '@japa/runner'
import { generateSync } from 'otplib'
import db from '@adonisjs/lucid/services/db'
import redis from '@adonisjs/redis/services/main'
import { addDays } from '#values/civil_date'
import { clock } from '#platform/clock'
import { executeRun } from '#platform/jobs/execution'
import { accessOf } from '#platform/permissions/grants'
import { changeRole } from '#platform/permissions/actions/change_role'
import { endAssignment, resetToInitialPassword } from '#platform/users/actions/administer_users'
import { delegateRole } from '#platform/users/delegation'
import { DEMONSTRATION_PASSWORD } from '#platform/worlds/demonstration_users'
import { actOf, actWith, personWith } from '#tests/support/actors'
import { PageClient } from '#tests/support/page_client'

const NEW_PASSWORD = 'un mot de passe à moi'

async function forgetTries(): Promise<void> {
  const keys = [...(await redis.keys('*sign-in*')), ...(await redis.keys('*reset:*'))]
  if (keys.length) await redis.del(...keys)
}

async function enter(client: PageClient, login: string, password = DEMONSTRATION_PASSWORD) {
  await client.get('/sign-in')
  return client.submit('/sign-in', { login, password })
}

/** Turns the second factor on; answers the client and its secret. */
async function withSecondFactor() {
  const client = await PageClient.signedIn('auditor')
  const page = await client.get('/account/second-factor')
  const secret = /<code dir="ltr">([A-Z2-7]+)<\/code>/.exec(page.html)![1]
  const shown = await client.submit('/account/second-factor', { code: generateSync({ secret }) })
  return { client, secret, shown }
}

test.group('Accounts, kept safe', (group) => {
  group.each.setup(forgetTries)
  group.each.teardown(forgetTries)

  test('tries by e-mail and by number close the same door; a new password opens it', async ({
    assert,
  }) => {
    const person = await personWith('auditor')
    const number = String(800_000 + person.id)
    await db.from('platform_users').where('id', person.id).update({ staff_number: number })
    const client = new PageClient(person)
    for (const login of [person.email, number, person.email.toUpperCase(), number, number])
      await enter(client, login, 'wrong-password')
    assert.include((await enter(client, person.email)).text, 'Trop d’essais')
    const password = await resetToInitialPassword(await actWith('administrator'), person.id)
    assert.equal((await enter(client, number, password)).url, '/account/password')
  })

  test('the way back by mail: a link that works once and ends the open sessions', async ({
    assert,
  }) => {
    const inside = await PageClient.signedIn('auditor')
    const outside = new PageClient(inside.person)
    await outside.get('/forgotten-password')
    const sent = await outside.submit('/forgotten-password', { login: inside.person!.email })
    assert.include(sent.text, 'un lien vient d’être envoyé')
    const run = await db
      .from('platform_job_runs')
      .where('name', 'platform.mail')
      .where('payload', 'like', `%${inside.person!.email}%`)
      .orderBy('id', 'desc')
      .firstOrFail()
    const path = new URL(JSON.parse(run.payload).params.url).pathname
    await executeRun(run.id)
    const fields = { password: NEW_PASSWORD, password_confirmation: NEW_PASSWORD }
    await outside.get(path)
    const short = await outside.submit(path, { password: 'bref', password_confirmation: 'bref' })
    assert.include(short.text, '12')
    assert.equal((await outside.submit(path, fields)).url, '/sign-in')
    assert.equal((await inside.get('/account')).url, '/sign-in')
    assert.equal((await enter(outside, inside.person!.email, NEW_PASSWORD)).url, '/')
    await new PageClient(null).get(path, { status: 404 })
  })

  test('recovery codes are a page of their own, shown once', async ({ assert }) => {
    const { client, shown } = await withSecondFactor()
    assert.equal(shown.url, '/account/recovery-codes')
    assert.lengthOf(shown.html.match(/<code dir="ltr">[0-9a-f]{5}-[0-9a-f]{5}<\/code>/g)!, 10)
    assert.equal((await client.get('/account/recovery-codes')).url, '/account')
  })

  test('a code that has opened the door once does not open it again', async ({ assert }) => {
    const { client, secret } = await withSecondFactor()
    const code = generateSync({ secret })
    const outcomes: string[] = []
    for (let turn = 0; turn < 2; turn++) {
      const again = new PageClient(client.person)
      await enter(again, client.person!.email)
      outcomes.push((await again.submit('/sign-in/second-factor', { code })).url)
    }
    assert.deepEqual(outcomes, ['/', '/sign-in/second-factor'])
    const written = await db
      .from('platform_journal_entries')
      .where('subject_type', 'platform.user')
      .where('subject_id', String(client.person!.id))
      .where('action', 'like', 'platform.sign_in.%')
      .orderBy('id')
      .select('action')
    assert.deepEqual(written.map((row) => row.action).slice(-2), [
      'platform.sign_in.accepted',
      'platform.sign_in.refused',
    ])
  })

  test('the second factor comes off with the password only', async ({ assert }) => {
    const { client } = await withSecondFactor()
    const address = '/account/second-factor?_method=DELETE'
    const held = async () =>
      (await db.from('platform_users').where('id', client.person!.id).firstOrFail())
        .totp_confirmed_at !== null
    await client.submit(address, { current: 'not it at all' })
    assert.isTrue(await held())
    await client.submit(address, { current: DEMONSTRATION_PASSWORD })
    assert.isFalse(await held())
  })

  test('what was lent ends when the lender loses the role', async ({ assert }) => {
    const chief = await personWith('secretary_general')
    const deputy = await personWith('auditor')
    const own = await db.from('platform_role_assignments').where('user_id', chief.id).firstOrFail()
    await delegateRole(await actOf(chief), {
      assignment: own.id,
      to: deputy.email,
      from: clock.today(),
      until: addDays(clock.today(), 9),
    })
    const may = async () => (await accessOf(deputy.id)).can('platform.settings.approve')
    assert.isTrue(await may())
    await endAssignment(await actWith('administrator'), chief.id, own.id)
    assert.isFalse(await may())
  })

  test('nobody widens a role they hold', async ({ assert }) => {
    const role = await db.from('platform_roles').where('key', 'administrator').firstOrFail()
    const held = (await db.from('platform_role_permissions').where('role_id', role.id)).map(
      (row) => row.permission
    )
    const fields = { labelFr: role.label_fr, labelAr: role.label_ar, labelEn: role.label_en }
    const act = await actWith('administrator')
    await assert.rejects(
      () =>
        changeRole(act, role.id, { ...fields, permissions: [...held, 'platform.journal.view'] }),
      /widen_own_role/
    )
    await changeRole(act, role.id, { ...fields, permissions: held })
  })

  test('an account saved in between: the difference is shown, what was typed stays', async ({
    assert,
  }) => {
    const person = await personWith('auditor')
    const client = await PageClient.signedIn('administrator')
    const address = `/administration/users/${person.id}`
    const drawn = await client.get(address)
    const version = /name="lockVersion" value="(\d+)"/.exec(drawn.html)![1]
    const fields = { nameAr: 'شخص', email: person.email, state: 'active' }
    await client.submit(address, { ...fields, nameFr: 'Saisie de l’autre', lockVersion: version })
    const page = await client.submit(address, {
      ...fields,
      nameFr: 'Ma saisie',
      lockVersion: version,
    })
    assert.include(page.text, 'Quelqu’un a enregistré entre-temps')
    assert.include(page.text, 'Saisie de l’autre')
    assert.include(page.html, 'value="Ma saisie"')
    const kept = await db.from('platform_users').where('id', person.id).firstOrFail()
    assert.equal(kept.name_fr, 'Saisie de l’autre')
  })

  test('a form sent after its session ended comes back filled once signed in again')
    .with(['ended from elsewhere', 'forgotten by the server'] as const)
    .run(async ({ assert }, end) => {
      const client = await PageClient.signedIn('administrator')
      await client.get('/administration/users/create')
      if (end === 'forgotten by the server') client.loseSession()
      else
        await db
          .from('platform_sessions')
          .where('user_id', client.person!.id)
          .update({ ended_at: '2026-01-01 00:00:00' })
      const fields = { nameFr: 'Nom déjà tapé', email: 'tape@hamlet.example' }
      assert.equal((await client.submit('/administration/users', fields)).url, '/sign-in')
      const back = await enter(client, client.person!.email)
      assert.equal(back.url, '/administration/users/create')
      assert.include(back.html, 'value="Nom déjà tapé"')
      assert.include(back.text, 'ce que vous aviez saisi est revenu')
      assert.lengthOf(await db.from('platform_users').where('email', fields.email), 0)
    })

  test('a page asked for before signing in is the page one comes to', async ({ assert }) => {
    const person = await personWith('administrator')
    const client = new PageClient(person)
    assert.match((await client.get('/administration/users?q=zz')).url, /^\/sign-in/)
    assert.equal((await enter(client, person.email)).url, '/administration/users?q=zz')
  })
})
