import type { I18n } from '@adonisjs/i18n'
import db from '@adonisjs/lucid/services/db'
import { maskMiddle } from '#values/text'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import type { Party } from '#registry/models/party'
import type { PartyLinks } from '#registry/panels/definition'
import { shownIdentifier } from '#registry/queries/describe_parties'
import { historyOf } from '#registry/queries/history'
import { partyIds } from '#registry/queries/resolve_party'

/** Everything the page of a party shows, as far as the act may see it. */
export async function partyPage(party: Party, act: Act, i18n: I18n) {
  const ids = await partyIds(party.id)
  const [identifiers, roles, addresses, contacts, accounts, credentials, absorbed, proposal, away] =
    await Promise.all([
      db
        .from('registry_party_identifiers')
        .where('party_id', party.id)
        .orderBy('current', 'desc')
        .orderBy('kind'),
      db.from('registry_party_roles').where('party_id', party.id).orderBy('role'),
      db
        .from('registry_addresses as a')
        .leftJoin('registry_territories as t', 't.id', 'a.territory_id')
        .where('a.party_id', party.id)
        .orderBy('a.current', 'desc')
        .orderBy('a.id')
        .select('a.*', 't.name_fr as place_fr', 't.name_ar as place_ar'),
      db.from('registry_contacts').where({ party_id: party.id, current: true }).orderBy('kind'),
      db.from('registry_bank_accounts').where('party_id', party.id).orderBy('since_at', 'desc'),
      db
        .from('registry_credentials')
        .where('party_id', party.id)
        .whereNull('revoked_at')
        .orderBy('kind')
        .orderBy('category')
        .orderBy('valid_from', 'desc'),
      db
        .from('registry_parties')
        .where('merged_into_id', party.id)
        .select('id', 'name_fr', 'merged_at'),
      db.from('registry_bank_account_proposals').where('open_key', party.id).first(),
      db
        .from('registry_unavailabilities')
        .whereIn('party_id', ids)
        .whereNull('ended_at')
        .where('to_at', '>', clock.now().toJSDate())
        .orderBy('from_at')
        .limit(5),
    ])
  const readsAccounts = act.can('registry.accounts.read')
  return {
    identifiers: identifiers.map((row) => ({
      kind: row.kind,
      value: shownIdentifier(act, row.kind, row.value),
      court: row.court,
      current: Boolean(row.current),
    })),
    roles: roles.map((row) => ({ role: row.role, since: row.since_on, until: row.until_on })),
    addresses: addresses.map((row) => ({
      kind: row.kind,
      line: act.locale === 'ar' && row.line_ar ? row.line_ar : row.line_fr,
      city: [row.postal_code, row.city].filter(Boolean).join(' '),
      place: act.locale === 'ar' ? row.place_ar : row.place_fr,
      current: Boolean(row.current),
    })),
    contacts,
    accounts: accounts.map((row) => ({
      rib: readsAccounts ? row.rib : maskMiddle(row.rib, 3, 4),
      bank: row.bank_name,
      since: row.since_at,
      until: row.until_at,
    })),
    credentials: credentials.map((row) => ({
      kind: row.kind,
      category: row.category,
      number: row.number,
      validFrom: row.valid_from,
      validTo: row.valid_to,
      lapsed: row.valid_to !== null && row.valid_to < clock.today(),
    })),
    absorbed,
    proposal,
    away,
    panels: await panelsOf(ids, act, i18n),
    history: await historyOf('registry.party', ids, act, i18n),
  }
}

async function panelsOf(ids: number[], act: Act, i18n: I18n): Promise<PartyLinks[]> {
  const panels = installed
    .contributions('partyPanels')
    .flat()
    .filter((panel) => act.can(panel.permission))
    .sort((a, b) => a.order - b.order)
  const loaded = await Promise.all(panels.map((panel) => panel.load(ids, act, i18n)))
  return loaded.filter((links) => links !== null)
}
