import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { clock } from '#platform/clock'
import { renderList } from '#platform/lists/render'
import {
  assignRole,
  changeAccount,
  endAssignment,
  openAccount,
  resetToInitialPassword,
} from '#platform/users/actions/administer_users'
import { userList } from '#platform/users/lists/users'
import { assignmentValidator, userValidator } from '#platform/users/validators/administration'
import { scopeChoices } from '#platform/permissions/scopes'
import User from '#platform/users/models/user'

/** Accounts and the roles they hold. */
export default class UsersController {
  async index(ctx: HttpContext) {
    return renderList(ctx, userList, {
      buttons: [
        {
          label: 'platform.users.create',
          route: 'users.create',
          permission: 'platform.users.manage',
          primary: true,
        },
      ],
    })
  }

  create({ view }: HttpContext) {
    return view.render('platform/administration/user_new')
  }

  async store({ request, act, session, response }: HttpContext) {
    const { user, password } = await openAccount(act, await request.validateUsing(userValidator))
    session.flash('password', password)
    return response.redirect(`/administration/users/${user.id}`)
  }

  async edit({ params, view, i18n }: HttpContext) {
    const person = await User.findOrFail(params.id)
    const assignments = await db
      .from('platform_role_assignments as a')
      .join('platform_roles as r', 'r.id', 'a.role_id')
      .leftJoin('platform_users as d', 'd.id', 'a.delegated_by_id')
      .where('a.user_id', person.id)
      .orderBy('a.valid_from', 'desc')
      .select('a.*', 'r.label_fr', 'r.label_ar', 'r.label_en', 'd.name_fr as delegated_by')
    const scopes = await scopeChoices(i18n.locale)
    return view.render('platform/administration/user', {
      person,
      assignments: assignments.map((row) => ({
        ...row,
        scope: [...scopes.arrondissements, ...scopes.units].find(
          (choice) => choice.kind === row.scope_kind && choice.value === row.scope_id
        )?.label,
        over: row.valid_to !== null && row.valid_to < clock.today(),
      })),
      roles: await db.from('platform_roles').orderBy('label_fr'),
      scopes,
      today: clock.today(),
    })
  }

  async update({ params, request, act, session, response }: HttpContext) {
    await changeAccount(act, Number(params.id), await request.validateUsing(userValidator))
    session.flash('notice', { tone: 'good', key: 'platform.users.saved' })
    return response.redirect().withQs().back()
  }

  async resetPassword({ params, act, session, response }: HttpContext) {
    session.flash('password', await resetToInitialPassword(act, Number(params.id)))
    return response.redirect().withQs().back()
  }

  async assign({ params, request, act, session, response }: HttpContext) {
    await assignRole(act, Number(params.id), await request.validateUsing(assignmentValidator))
    session.flash('notice', { tone: 'good', key: 'platform.users.assigned' })
    return response.redirect().withQs().back()
  }

  async unassign({ params, act, session, response }: HttpContext) {
    await endAssignment(act, Number(params.id), Number(params.assignment))
    session.flash('notice', { tone: 'good', key: 'platform.users.withdrawn' })
    return response.redirect().withQs().back()
  }
}
