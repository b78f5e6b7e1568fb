import { DateTime } from 'luxon'
import { addDays } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import type { DayContribution } from '#platform/modules'
import { clock, ZONE } from '#platform/clock'

const SHOWN = 5

const proposedOn = (at: Date) => DateTime.fromJSDate(at).setZone(ZONE).toFormat('dd/MM/yyyy')

/** Accounts somebody else proposed and this person may approve. */
export const accountsDay: DayContribution = {
  permission: 'registry.accounts.approve',
  order: 70,
  async tasks(act, i18n) {
    const rows = await db
      .from('registry_bank_account_proposals as p')
      .join('registry_parties as party', 'party.id', 'p.party_id')
      .where('p.state', 'proposed')
      .whereNot('p.proposed_by_id', act.actor.userId ?? 0)
      .orderBy('p.id')
      .limit(SHOWN)
      .select('p.id', 'p.proposed_at', 'party.name_fr', 'party.name_ar')
    return rows.map((row) => ({
      label: i18n.t('registry.day.accounts', {
        name: act.locale === 'ar' && row.name_ar ? row.name_ar : row.name_fr,
      }),
      detail: i18n.t('registry.day.proposed_on', { day: proposedOn(row.proposed_at) }),
      url: `/registry/account-proposals/${row.id}`,
      tone: 'warn' as const,
    }))
  },
}

/** Days of rest somebody else proposed and this person may approve. */
export const holidaysDay: DayContribution = {
  permission: 'registry.calendar.approve',
  order: 71,
  async tasks(act, i18n) {
    const rows = await db
      .from('registry_holiday_proposals')
      .where('state', 'proposed')
      .whereNot('proposed_by_id', act.actor.userId ?? 0)
      .orderBy('id')
      .limit(SHOWN)
    return rows.map((row) => ({
      label: i18n.t('registry.day.holidays', {
        name: act.locale === 'ar' ? row.name_ar : row.name_fr,
      }),
      detail: i18n.t('registry.day.proposed_on', { day: proposedOn(row.proposed_at) }),
      url: `/registry/holidays/${String(row.day_on).slice(0, 4)}`,
      tone: 'warn' as const,
    }))
  },
}

/** The state of the registers, for who keeps them. */
export const registersDay: DayContribution = {
  permission: 'registry.parties.edit',
  order: 69,
  async figures(_act, i18n) {
    const parties = () => db.from('registry_parties').whereNull('merged_into_id')
    const today = clock.today()
    const [all, recent, nameless, uncertain] = await Promise.all([
      countOf(parties()),
      countOf(parties().where('created_at', '>', clock.now().minus({ days: 7 }).toJSDate())),
      countOf(parties().whereNull('main_identifier')),
      countOf(
        db
          .from('registry_holidays')
          .whereNot('certainty', 'confirmed')
          .whereBetween('day_on', [today, addDays(today, 365)])
      ),
    ])
    return [
      {
        label: i18n.t('registry.day.parties'),
        value: formatDecimal(String(all)),
        detail: i18n.t('registry.day.new_parties', { count: recent }),
        url: '/registry/parties',
      },
      {
        label: i18n.t('registry.day.nameless'),
        value: formatDecimal(String(nameless)),
        detail: i18n.t('registry.day.nameless_detail'),
        tone: nameless ? ('bad' as const) : ('good' as const),
        url: '/registry/parties?f=identifier:empty',
      },
      {
        label: i18n.t('registry.day.uncertain_days'),
        value: String(uncertain),
        detail: i18n.t('registry.day.uncertain_detail'),
        url: '/registry/holidays',
      },
    ]
  },
}

/** How many pairs of records wait to be examined. */
export const duplicatesDay: DayContribution = {
  permission: 'registry.parties.merge',
  order: 72,
  async tasks(_act, i18n) {
    const count = await openDuplicates()
    if (count === 0) return []
    return [
      {
        label: i18n.t('registry.day.duplicates'),
        detail: i18n.t('registry.day.duplicates_detail', { count }),
        url: '/registry/duplicates?view=open',
        tone: 'neutral' as const,
      },
    ]
  },
}

export const openDuplicates = () =>
  countOf(db.from('registry_party_duplicates').where('state', 'open'))

export const waitingAccounts = () =>
  countOf(db.from('registry_bank_account_proposals').where('state', 'proposed'))

async function countOf(query: DatabaseQueryBuilderContract<any>): Promise<number> {
  const row = await query.count('* as count').first()
  return Number(row.count)
}
