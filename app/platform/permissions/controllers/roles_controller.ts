import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import { installed } from '#platform/modules'
import { changeRole, versionOf } from '#platform/permissions/actions/change_role'
import { textKey } from '#platform/texts'
import { roleValidator } from '#platform/users/validators/administration'

/** Roles and the rights each gives. */
export default class RolesController {
  async index({ view }: HttpContext) {
    const roles = await db
      .from('platform_roles as r')
      .select('r.*')
      .select(
        db.raw(
          '(SELECT COUNT(*) FROM platform_role_permissions p WHERE p.role_id = r.id) AS permission_count'
        )
      )
      .select(
        db.raw(
          `(SELECT COUNT(DISTINCT a.user_id) FROM platform_role_assignments a WHERE a.role_id = r.id
             AND (a.valid_to IS NULL OR a.valid_to >= ?)) AS holder_count`,
          [clock.today()]
        )
      )
      .orderBy('r.label_fr')
    return view.render('platform/administration/roles', { roles })
  }

  async edit({ params, view, i18n }: HttpContext) {
    const role = await db.from('platform_roles').where('id', params.id).first()
    if (!role) throw new Refusal('not_found', {}, { status: 404 })
    const held = (await db.from('platform_role_permissions').where('role_id', role.id)).map(
      (row) => row.permission
    )
    const groups = installed.modules().map((module) => ({
      name: module.name,
      permissions: (module.permissions ?? []).map((permission) => ({
        key: permission.key,
        scoped: permission.scoped,
        label: i18n.t(textKey('permissions', permission.key)),
        held: held.includes(permission.key),
      })),
    }))
    return view.render('platform/administration/role', {
      role: { ...role, lockVersion: versionOf(role) },
      groups: groups.filter((group) => group.permissions.length),
    })
  }

  async update({ params, request, act, session, response }: HttpContext) {
    await changeRole(act, Number(params.id), await request.validateUsing(roleValidator))
    session.flash('notice', { tone: 'good', key: 'platform.users.saved' })
    return response.redirect().withQs().back()
  }
}
