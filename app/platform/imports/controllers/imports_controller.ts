import { readFile } from 'node:fs/promises'
import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { Refusal } from '#values/refusal'
import { receiveFile } from '#platform/imports/actions/receive_file'
import { allImports, findImport } from '#platform/imports/definition'
import { importPage, importsPage } from '#platform/imports/pages'
import { LARGEST_FILE } from '#platform/imports/upload'

/** Files that are imported: those sent, a new one, and how far each has come. */
export default class ImportsController {
  async index(ctx: HttpContext) {
    return ctx.view.render('platform/imports/index', await importsPage(ctx.act, ctx.i18n))
  }

  async create({ act, i18n, request, view }: HttpContext) {
    const name = request.input('import')
    const definition = name ? findImport(name) : null
    if (name && !definition) throw new Refusal('imports.kind_unknown', { name }, { status: 404 })
    if (definition) act.authorize(definition.permission)
    const kinds = allImports()
      .filter((item) => act.can(item.permission))
      .map((item) => ({ name: item.name, title: i18n.t(`${item.texts}.title`) }))
    return view.render('platform/imports/create', {
      definition,
      kinds,
      title: definition ? i18n.t(`${definition.texts}.title`) : i18n.t('imports.new'),
      fields: definition?.fields.map((field) => ({
        label: i18n.t(field.label ?? `${definition.texts}.fields.${field.key}`),
        required: field.required === true,
        type: i18n.t(`imports.types.${field.type}`),
        choices: Object.entries(field.choices ?? {}).map(
          ([code, spellings]) => spellings[0] ?? code
        ),
      })),
      largest: Math.round(LARGEST_FILE / 1024 / 1024),
    })
  }

  async store({ act, request, response }: HttpContext) {
    const name = String(request.input('import') ?? '')
    const definition = findImport(name)
    if (!definition) throw new Refusal('imports.kind_unknown', { name }, { status: 404 })
    act.authorize(definition.permission)
    const file = request.file('file')
    if (!file?.tmpPath) throw new Refusal('imports.no_file', {}, { field: 'file' })
    const id = await receiveFile(act, definition, {
      name: file.clientName,
      bytes: await readFile(file.tmpPath),
    })
    return response.redirect(router.makeUrl('imports.show', [id]))
  }

  async show(ctx: HttpContext) {
    const { act, i18n, params, request, view } = ctx
    return view.render(
      'platform/imports/show',
      await importPage(act, i18n, params.id, request.qs())
    )
  }
}
