import { createHash, randomBytes } from 'node:crypto'
import db from '@adonisjs/lucid/services/db'
import { ribKey } from '#values/identifiers'
import { systemAct } from '#platform/act'
import type { Act } from '#platform/act'
import { addComment } from '#platform/attachments/actions/add_comment'
import { attachFile } from '#platform/attachments/actions/attach_file'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { startCheck } from '#platform/imports/actions/start_check'
import { startCommit } from '#platform/imports/actions/start_commit'
import { findImport } from '#platform/imports/definition'
import { findImportRecord } from '#platform/imports/records'
import { executeRun } from '#platform/jobs/execution'
import { findList } from '#platform/lists/definition'
import { saveView } from '#platform/lists/actions/save_view'
import { keepSelection } from '#platform/lists/selection'
import { notify } from '#platform/notifications/notify'
import { proposeSetting } from '#platform/settings/actions'
import { transaction } from '#platform/transaction'
import { registerOfficialDocument } from '#documents/actions/register_official_documents'
import { noteDuplicate } from '#registry/actions/note_duplicate'
import { proposeBankAccount } from '#registry/actions/propose_bank_account'
import { registerParty } from '#registry/actions/register_party'
import { actOf, personWith } from '#tests/support/actors'
import type { TestUser } from '#tests/support/actors'

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF')

/** Records of the house, one of each kind that has a page, made by the actions of the product. */
export interface HouseRecords {
  /** Everyone's rights over the house in one person, with notices, runs and a proposed setting. */
  person: TestUser
  /** Holds nothing and has nothing yet. */
  newcomer: TestUser
  other: TestUser
  role: number
  setting: string
  entry: number
  notice: number
  party: number
  organisation: number
  duplicate: number
  proposal: number
  territory: number
  unit: number
  year: number
  runs: { done: number; running: number; failed: number }
  view: number
  /** Requests for a vehicle, chosen to be approved together. */
  selection: number
  imports: { uploaded: number; checked: number; done: number }
  code: string
  resetToken: string
}

/** A role that gives this right. */
const holderOf = async (permission: string): Promise<string> =>
  (
    await db
      .from('platform_role_permissions as p')
      .join('platform_roles as r', 'r.id', 'p.role_id')
      .where('p.permission', permission)
      .select('r.key')
      .firstOrFail()
  ).key

const serial = () => `${process.pid}${Date.now() % 100_000}`

export async function houseRecords(): Promise<HouseRecords> {
  const person = await personWith([
    'administrator',
    'registrar',
    'secretary_general',
    'auditor',
    await holderOf('fleet.requests.approve'),
  ])
  const other = await personWith('registrar')
  const newcomer = await personWith('staff_member')
  const [act, otherAct] = [await actOf(person), await actOf(other)]
  const people = await partiesOf(otherAct)
  const setting = 'attachments.largest_megabytes'
  await proposeSetting(await actOf(await personWith('administrator')), {
    key: setting,
    value: '25',
    validFrom: '2031-01-01',
    reference: 'note de service du 12/11/2030',
  })
  await transaction((trx) =>
    notify(trx, {
      userIds: [person.id],
      key: 'platform.notices.setting_proposed',
      params: { name: other.name, key: setting },
      url: '/account',
      tone: 'info',
    })
  )
  const idOf = async (table: string, where: object) =>
    Number((await db.from(table).where(where).orderBy('id', 'desc').firstOrFail()).id)
  const parties = findList('registry.parties')!
  const view = {
    name: `Organismes ${serial()}`,
    shared: true,
    words: { f: 'kind:in:organisation' },
  }
  const chosen = await keepSelection(act, findList('fleet.requests')!, {}, null)
  return {
    person,
    view: await saveView(act, parties, view),
    selection: chosen.id,
    newcomer,
    other,
    role: await idOf('platform_roles', { key: 'registrar' }),
    setting,
    entry: await idOf('platform_journal_entries', { action: 'platform.setting.proposed' }),
    notice: await idOf('platform_notifications', { user_id: person.id }),
    ...people,
    territory: await idOf('registry_territories', { kind: 'arrondissement' }),
    unit: await idOf('registry_units', { code: 'PRES' }),
    year: await idOf('registry_fiscal_years', { state: 'open' }),
    imports: await importsOf(act),
    runs: await runsOf(person),
    code: await officialCode(),
    resetToken: await resetTokenOf(other),
  }
}

async function partiesOf(act: Act) {
  const stamp = serial()
  const person = async (lastNameFr: string) =>
    (
      await registerParty(systemAct('essai'), {
        kind: 'person',
        lastNameFr,
        firstNameFr: 'Rajae',
        nameAr: 'رجاء بلقاضي',
        birthOn: '1979-04-12',
        roles: ['taxpayer'],
        addresses: [{ lineFr: `${stamp.slice(-3)} rue d’Azilal`, city: 'Casablanca' }],
        contacts: [{ kind: 'phone', value: '0616030610' }],
      })
    ).party.id
  const [party, twin] = [await person(`Belkadi ${stamp}`), await person(`Bel Kadi ${stamp}`)]
  await transaction((trx) => noteDuplicate(trx, party, twin, ['name_birth', 'name_phone']))
  const duplicate = await db
    .from('registry_party_duplicates')
    .where('party_id', party)
    .where('other_id', twin)
    .firstOrFail()
  const supplier = async () =>
    (
      await registerParty(systemAct('essai'), {
        kind: 'organisation',
        nameFr: `Sahel Logistique ${stamp}`,
        nameAr: 'الساحل للوجستيك',
        legalForm: 'SARL',
        roles: ['supplier'],
        rib: rib(),
      })
    ).party.id
  const organisation = await supplier()
  const proposal = await proposeBankAccount(act, organisation, {
    rib: rib(),
    reason: 'Attestation de la banque du 12/11/2026',
  })
  await transaction(async (trx) => {
    const subject = { type: 'registry.party', id: party, label: 'Belkadi Rajae' }
    await attachFile(trx, act, subject, {
      name: 'attestation de résidence نسخة.pdf',
      bytes: PDF,
      description: 'Copie certifiée',
    })
    await addComment(trx, act, subject, 'Vu au guichet, شكرا', null)
  })
  return {
    party,
    organisation,
    duplicate: Number(duplicate.id),
    proposal: proposal.id,
  }
}

function rib(): string {
  const first = `011780${String(process.hrtime.bigint()).slice(-16).padStart(16, '0')}`
  return first + ribKey(first)
}

async function importsOf(act: Act) {
  const definition = findImport('registry.parties')!
  const receive = () =>
    receiveFile(act, definition, {
      name: 'associations.csv',
      bytes: Buffer.from(
        `type;nom;prenom;cin\nPP;Naciri ${serial()};Hanane;\nPP;;Sans nom;\nPP;Alami;Omar;12\n`
      ),
    })
  const check = async (id: number) => {
    const { record } = await findImportRecord(act, id)
    await executeRun(await startCheck(act, id, record.mapping))
    return id
  }
  const uploaded = await receive()
  const checked = await check(await receive())
  const done = await check(await receive())
  await executeRun(await startCommit(act, done))
  return { uploaded, checked, done }
}

/** Runs in the three states that look different, as the worker leaves them. */
async function runsOf(person: TestUser) {
  const run = async (facts: object) => {
    const [id] = await db.table('platform_job_runs').insert({
      name: 'platform.list_export',
      queue: 'exports',
      payload: '{}',
      title_key: 'lists.export_title',
      title_params: JSON.stringify({ list: 'Personnes et organismes' }),
      actor_id: person.id,
      actor_name: person.name,
      created_at: '2026-11-18 09:00:00.000',
      started_at: '2026-11-18 09:00:01.000',
      // far ahead: no dispatcher of a later test takes it for lost
      heartbeat_at: '2099-01-01 00:00:00.000',
      ...facts,
    })
    return Number(id)
  }
  return {
    done: await run({ state: 'done', done: 40, total: 40, finished_at: '2026-11-18 09:01:00.000' }),
    running: await run({ state: 'running', done: 10, total: 40 }),
    failed: await run({
      state: 'failed',
      done: 10,
      total: 40,
      error: 'Connection lost',
      finished_at: '2026-11-18 09:01:00.000',
    }),
  }
}

async function officialCode(): Promise<string> {
  const { code } = await transaction((trx) =>
    registerOfficialDocument(trx, {
      kind: 'documents.sample',
      number: `AV-2026-${serial()}`,
      issuedOn: '2026-01-05',
      amountMinor: 939_045,
      subject: { type: 'documents.sample', id: 1 },
      facts: { amount: 939_045 },
    })
  )
  return code
}

async function resetTokenOf(person: TestUser): Promise<string> {
  const token = randomBytes(12).toString('base64url')
  await db.table('platform_password_resets').insert({
    user_id: person.id,
    token_hash: createHash('sha256').update(token).digest('hex'),
    expires_at: '2099-01-01 00:00:00',
    created_at: '2026-01-01 00:00:00',
  })
  return token
}
