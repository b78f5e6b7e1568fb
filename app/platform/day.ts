import db from '@adonisjs/lucid/services/db'
import type { DatabaseQueryBuilderContract } from '@adonisjs/lucid/types/querybuilder'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import type { DayContribution } from '#platform/modules'
import { textKey } from '#platform/texts'

const SHOWN = 5

const count = async (query: DatabaseQueryBuilderContract<any>): Promise<number> =>
  Number((await query.count('* as total').first()).total)

const weekAgo = () => clock.now().minus({ days: 7 }).toFormat('yyyy-MM-dd HH:mm:ss')

/** Accounts, and work that failed: what an administrator is asked about. */
export const administratorDay: DayContribution = {
  permission: 'platform.users.manage',
  order: 5,
  async figures(_act, i18n) {
    const users = () => db.from('platform_users')
    const [active, never, failed, without] = await Promise.all([
      count(users().where('state', 'active')),
      count(users().where('state', 'active').whereNull('last_seen_at')),
      count(
        db.from('platform_job_runs').where('state', 'failed').where('finished_at', '>', weekAgo())
      ),
      count(
        users()
          .where('state', 'active')
          .whereRaw(
            'not exists (select 1 from platform_role_assignments a where a.user_id = platform_users.id and (a.valid_to is null or a.valid_to >= ?))',
            [clock.today()]
          )
      ),
    ])
    return [
      {
        label: i18n.t('platform.day.accounts'),
        value: String(active),
        detail: i18n.t('platform.day.never_seen', { count: never }),
        url: '/administration/users',
      },
      {
        label: i18n.t('platform.day.without_role'),
        value: String(without),
        tone: without ? ('bad' as const) : ('good' as const),
        detail: i18n.t(without ? 'platform.day.give_role' : 'platform.day.all_have_role'),
        url: '/administration/users',
      },
      {
        label: i18n.t('platform.day.failed'),
        value: String(failed),
        tone: failed ? ('bad' as const) : ('good' as const),
        detail: i18n.t('platform.day.seven_days'),
        url: '/jobs?of=everyone&state=failed',
      },
    ]
  },
  async tasks(_act, i18n) {
    const rows = await db
      .from('platform_job_runs')
      .where('state', 'failed')
      .where('finished_at', '>', weekAgo())
      .orderBy('id', 'desc')
      .limit(SHOWN)
    return rows.map((row) => ({
      label: i18n.t('platform.day.retry', {
        title: i18n.t(row.title_key, JSON.parse(row.title_params)),
      }),
      detail: row.actor_name,
      url: `/jobs/${row.id}`,
      tone: 'bad' as const,
    }))
  },
}

/** Values of settings that somebody else proposed. */
export const settingsDay: DayContribution = {
  permission: 'platform.settings.approve',
  order: 6,
  async tasks(act, i18n) {
    const rows = await db
      .from('platform_settings')
      .where('state', 'proposed')
      .whereIn(
        'key',
        installed.settings().map((definition) => definition.key)
      )
      .where((query) => query.whereNull('author_id').orWhereNot('author_id', act.actor.userId ?? 0))
      .orderBy('id')
      .limit(SHOWN)
    return rows.map((row) => ({
      label: i18n.t('platform.day.approve_setting', { name: i18n.t(textKey('settings', row.key)) }),
      detail: row.reference,
      url: `/administration/settings/${row.key}`,
      tone: 'warn' as const,
    }))
  },
}

/** What the journal holds that an auditor looks at first. */
export const auditDay: DayContribution = {
  permission: 'platform.journal.view',
  order: 90,
  async figures(_act, i18n) {
    const entries = () => db.from('platform_journal_entries').where('recorded_at', '>', weekAgo())
    const [refused, exported, rights] = await Promise.all([
      count(entries().where('action', 'platform.sign_in.refused')),
      count(entries().where('action', 'platform.list.exported')),
      count(entries().whereIn('action', RIGHTS)),
    ])
    const figure = (key: string, value: number, actions: string[]) => ({
      label: i18n.t(`platform.day.${key}`),
      value: String(value),
      detail: i18n.t('platform.day.seven_days'),
      url: `/administration/journal?f=action:in:${actions.join(',')}`,
    })
    return [
      figure('refused_sign_ins', refused, ['platform.sign_in.refused']),
      figure('exports', exported, ['platform.list.exported']),
      figure('rights_changed', rights, RIGHTS),
    ]
  },
}

const RIGHTS = [
  'platform.role.assigned',
  'platform.role.withdrawn',
  'platform.role.changed',
  'platform.role.delegated',
]
