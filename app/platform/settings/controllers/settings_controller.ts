import type { HttpContext } from '@adonisjs/core/http'
import vine from '@vinejs/vine'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { civilDay, dayAsked } from '#platform/http/fields'
import { installed } from '#platform/modules'
import {
  approveSetting,
  proposeSetting,
  rejectSetting,
  settingDefinition,
} from '#platform/settings/actions'
import { loadParameters } from '#platform/settings/parameters'
import {
  choiceText,
  typedTable,
  unitText,
  writtenShort,
  writtenTable,
} from '#platform/settings/written'
import { textKey } from '#platform/texts'

const proposalValidator = vine.create({
  value: vine.string().maxLength(20000),
  validFrom: civilDay(),
  validTo: civilDay().nullable().optional(),
  reference: vine.string().trim().minLength(3).maxLength(250),
})

const rejectionValidator = vine.create({ reason: vine.string().trim().minLength(3).maxLength(500) })

/** Dated settings: value on a date, history, proposal and approval by two people. */
export default class SettingsController {
  async index({ request, view, i18n }: HttpContext) {
    const on = dayAsked(request.input('on')) ?? clock.today()
    const parameters = await loadParameters()
    const waiting = new Set(
      (await db.from('platform_settings').where('state', 'proposed').distinct('key')).map(
        (row) => row.key
      )
    )
    const term = String(request.input('q', '')).toLowerCase()
    const groups = installed.modules().map((module) => ({
      name: module.name,
      settings: (module.settings ?? [])
        .map((definition) => {
          const current = parameters.find(definition.key, on)
          return {
            definition,
            label: i18n.t(textKey('settings', definition.key)),
            value: current ? writtenShort(definition, current.value, i18n) : null,
            unit: unitText(definition, i18n, current?.value),
            current,
            waiting: waiting.has(definition.key),
          }
        })
        .filter(
          (item) =>
            !term || item.label.toLowerCase().includes(term) || item.definition.key.includes(term)
        ),
    }))
    return view.render('platform/settings/index', {
      on,
      term,
      groups: groups.filter((group) => group.settings.length),
    })
  }

  async show({ params, view, i18n, act }: HttpContext) {
    const definition = settingDefinition(params.key)
    const rows = await db
      .from('platform_settings as s')
      .leftJoin('platform_users as a', 'a.id', 's.author_id')
      .leftJoin('platform_users as p', 'p.id', 's.approver_id')
      .where('s.key', definition.key)
      .orderBy('s.valid_from', 'desc')
      .orderBy('s.id', 'desc')
      .select('s.*', 'a.name_fr as author', 'p.name_fr as approver')
    return view.render('platform/settings/show', {
      definition,
      label: i18n.t(textKey('settings', definition.key)),
      unit: unitText(definition, i18n),
      rows: rows.map((row) => ({
        ...row,
        written: typedTable(JSON.parse(row.value)),
        short: writtenShort(definition, JSON.parse(row.value), i18n),
        unit: unitText(definition, i18n, JSON.parse(row.value)),
        table: writtenTable(JSON.parse(row.value), i18n),
        mayDecide:
          row.state === 'proposed' &&
          act.can('platform.settings.approve') &&
          row.author_id !== act.actor.userId,
      })),
      choices: Object.fromEntries(
        (definition.choices ?? []).map((choice) => [choice, choiceText(definition, choice, i18n)])
      ),
      today: clock.today(),
    })
  }

  async store({ params, request, act, session, response }: HttpContext) {
    await proposeSetting(act, {
      key: params.key,
      ...(await request.validateUsing(proposalValidator)),
    })
    session.flash('notice', { tone: 'good', key: 'platform.settings_page.proposed' })
    return response.redirect().withQs().back()
  }

  async approve({ params, act, session, response }: HttpContext) {
    await approveSetting(act, Number(params.id))
    session.flash('notice', { tone: 'good', key: 'platform.settings_page.approved' })
    return response.redirect().withQs().back()
  }

  async reject({ params, request, act, session, response }: HttpContext) {
    const { reason } = await request.validateUsing(rejectionValidator)
    await rejectSetting(act, Number(params.id), reason)
    session.flash('notice', { tone: 'info', key: 'platform.settings_page.rejected' })
    return response.redirect().withQs().back()
  }
}
