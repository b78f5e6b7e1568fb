import db from '@adonisjs/lucid/services/db'
import { isRib, normaliseDigits } from '#values/identifiers'
import { defineImport } from '#platform/imports/definition'
import type { Outcome } from '#platform/imports/definition'
import { proposeBankAccount } from '#registry/actions/propose_bank_account'
import { putAddress } from '#registry/actions/put_address'
import type { AddressKind } from '#registry/actions/put_address'
import { judgeParties, knownParties, partyFields, statedKey } from '#registry/imports/known_party'
import { arrondissementLookup } from '#registry/queries/lookups'

/** Addresses of people and organisations already registered; the former one of its kind stays as former. */
export const addressImport = defineImport({
  name: 'registry.addresses',
  permission: 'registry.parties.import',
  resultRoute: 'registry.addresses.index',
  lookups: { arrondissement: arrondissementLookup },
  fields: [
    ...partyFields,
    {
      key: 'kind',
      type: 'choice',
      aliases: ['nature', 'type'],
      choices: {
        postal: ['postale', 'adresse postale', 'عنوان بريدي'],
        residence: ['domicile', 'résidence', 'سكنى'],
        head_office: ['siège', 'siège social', 'مقر'],
      },
    },
    {
      key: 'line',
      type: 'text',
      required: true,
      maxLength: 300,
      aliases: ['adresse', 'adresse_fr'],
    },
    { key: 'line_ar', type: 'text', maxLength: 300, aliases: ['adresse_arabe', 'العنوان'] },
    { key: 'postal_code', type: 'text', maxLength: 10, aliases: ['code_postal'] },
    { key: 'city', type: 'text', maxLength: 80, aliases: ['ville'] },
    { key: 'arrondissement', type: 'arrondissement' },
  ],
  key: (row) => `${statedKey(row)}:${row.kind ?? 'postal'}`,
  judge: async (rows) => {
    await judgeParties(rows)
  },
  commit: async (trx, act, rows) => {
    const known = await knownParties(
      rows.map((row) => row.values),
      trx
    )
    const outcomes: Outcome[] = []
    for (const { values } of rows) {
      outcomes.push(
        await putAddress(trx, act, known.get(statedKey(values))!, {
          kind: (values.kind ?? 'postal') as AddressKind,
          lineFr: values.line,
          lineAr: values.line_ar,
          postalCode: values.postal_code,
          city: values.city,
          territoryId: values.arrondissement,
        })
      )
    }
    return outcomes
  },
})

/** Accounts to be paid on: each becomes a proposal that another person decides. */
export const bankAccountImport = defineImport({
  name: 'registry.bank_accounts',
  permission: 'registry.accounts.propose',
  resultRoute: 'registry.account_proposals.index',
  fields: [
    ...partyFields,
    {
      key: 'rib',
      type: 'identifier',
      required: true,
      normalise: normaliseDigits,
      check: isRib,
      reason: 'registry.imports.reasons.rib',
    },
    { key: 'bank_name', type: 'text', maxLength: 120, aliases: ['banque'] },
    { key: 'reason', type: 'text', required: true, maxLength: 250, aliases: ['motif', 'piece'] },
  ],
  key: (row) => statedKey(row),
  judge: async (rows) => {
    const ids = await judgeParties(rows)
    const parties = [...ids.values()]
    const [accounts, waiting] = await Promise.all([
      db
        .from('registry_bank_accounts')
        .whereIn('current_key', parties)
        .select('current_key', 'rib'),
      db
        .from('registry_bank_account_proposals')
        .whereIn('open_key', parties)
        .select('open_key', 'rib'),
    ])
    const current = new Map(accounts.map((row) => [Number(row.current_key), row.rib]))
    const asked = new Map(waiting.map((row) => [Number(row.open_key), row.rib]))
    for (const [row, id] of ids) {
      if (current.get(id) === row.values.rib)
        row.skip('registry.imports.reasons.same_account', { rib: row.values.rib })
      else if (asked.get(id) === row.values.rib)
        row.skip('registry.imports.reasons.account_waits', { rib: row.values.rib })
      else if (asked.has(id))
        row.refuse('rib', 'registry.imports.reasons.account_waits', { rib: asked.get(id) })
    }
  },
  commit: async (trx, act, rows) => {
    const known = await knownParties(
      rows.map((row) => row.values),
      trx
    )
    const outcomes: Outcome[] = []
    for (const { values } of rows) {
      const id = known.get(statedKey(values))!
      const waits = await trx.from('registry_bank_account_proposals').where('open_key', id).first()
      const account = await trx.from('registry_bank_accounts').where('current_key', id).first()
      if (waits || account?.rib === values.rib) {
        outcomes.push('unchanged')
        continue
      }
      await proposeBankAccount(
        act,
        id,
        { rib: values.rib, bankName: values.bank_name, reason: values.reason },
        trx
      )
      outcomes.push('created')
    }
    return outcomes
  },
})
