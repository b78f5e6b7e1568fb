import type { HttpContext } from '@adonisjs/core/http'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { clock } from '#platform/clock'
import { dayAsked } from '#platform/http/fields'
import { renderList } from '#platform/lists/render'
import { dossierOf } from '#platform/attachments/dossier'
import { changeUnit, closeUnit, createUnit } from '#registry/actions/save_unit'
import { existing, importButton, savedOrStale } from '#registry/controllers/answers'
import { unitList } from '#registry/lists/places'
import { Party } from '#registry/models/party'
import { Unit } from '#registry/models/unit'
import { findParties } from '#registry/queries/find_parties'
import { historyOf } from '#registry/queries/history'
import { unitChoices } from '#registry/queries/lookups'
import { unitPage } from '#registry/queries/unit_page'
import { unitTree } from '#registry/queries/units'
import { UNIT_KINDS } from '#registry/rules/unit_tree'
import { unitClosureValidator, unitValidator } from '#registry/validators/registry'

/** The organisation, as it stands and as it stood. */
export default class UnitsController {
  async index({ request, view }: HttpContext) {
    const asked = request.input('on')
    const read = dayAsked(asked)
    const on = read ?? clock.today()
    return view.render('registry/units/index', {
      on,
      tree: await unitTree(on),
      wrong: asked && !read,
    })
  }

  async list(ctx: HttpContext) {
    return renderList(ctx, unitList, {
      buttons: [
        { label: 'registry.units.tree', route: 'registry.units.index' },
        ...importButton('registry.units', 'registry.units.edit'),
        {
          label: 'registry.units.create',
          route: 'registry.units.create',
          permission: 'registry.units.edit',
          primary: true,
        },
      ],
    })
  }

  async create({ act, request, view }: HttpContext) {
    return view.render('registry/units/form', {
      unit: null,
      initial: { parentId: request.input('parent'), kind: 'service', validFrom: clock.today() },
      kinds: UNIT_KINDS,
      units: await unitChoices(act),
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(unitValidator)
    if (!form.code) throw new Refusal('registry.unit_code_missing', {}, { field: 'code' })
    const unit = await createUnit(act, form.code, {
      ...form,
      parentId: form.parentId ?? null,
      headId: await headOf(act, form.head),
    })
    session.flash('notice', { tone: 'good', key: 'registry.saved' })
    return response.redirect(`/registry/units/${unit.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const unit = existing(await Unit.find(params.id))
    return view.render('registry/units/show', {
      unit,
      ...(await unitPage(unit, i18n.locale)),
      history: await historyOf('registry.unit', [unit.id], act, i18n),
      dossier: await dossierOf(act, { type: 'registry.unit', id: unit.id }),
    })
  }

  async edit({ act, params, view }: HttpContext) {
    const unit = existing(await Unit.find(params.id))
    const { latest } = await unitPage(unit, act.locale)
    const head = latest?.headId ? await Party.find(latest.headId) : null
    const units = await unitChoices(act)
    return view.render('registry/units/form', {
      unit,
      initial: {
        parentId: latest?.parentId,
        kind: latest?.kind,
        nameFr: latest?.nameFr,
        nameAr: latest?.nameAr,
        head: head?.mainIdentifier ?? head?.nameFr,
        validFrom: clock.today(),
        spellings: unit.spellings,
      },
      kinds: UNIT_KINDS,
      units: units.filter((choice) => choice.value !== String(unit.id)),
    })
  }

  async update(ctx: HttpContext) {
    const { act, params, request, response, session } = ctx
    const form = await request.validateUsing(unitValidator)
    const headId = await headOf(act, form.head)
    const saved = await savedOrStale(ctx, `/registry/units/${params.id}/edit`, () =>
      changeUnit(
        act,
        Number(params.id),
        { ...form, parentId: form.parentId ?? null, headId, spellings: form.spellings ?? null },
        form.lockVersion ?? 0
      )
    )
    if (!saved) return
    session.flash('notice', { tone: 'good', key: 'registry.saved' })
    return response.redirect(`/registry/units/${params.id}`)
  }

  async close(ctx: HttpContext) {
    const { act, params, request, response, session } = ctx
    const { lastDay, lockVersion } = await request.validateUsing(unitClosureValidator)
    if (
      !(await savedOrStale(ctx, `/registry/units/${params.id}`, () =>
        closeUnit(act, Number(params.id), lastDay, lockVersion)
      ))
    )
      return
    session.flash('notice', { tone: 'good', key: 'registry.units.closed' })
    return response.redirect(`/registry/units/${params.id}`)
  }
}

/** The person meant by a CIN, a staff number or a name; refuses when none or several are. */
async function headOf(act: Act, text: string | null | undefined): Promise<number | null> {
  if (!text) return null
  const found = await findParties(act, { term: text, kind: 'person', limit: 5 })
  const exact = found.filter((party) => party.nameFr === text || party.nameAr === text)
  const meant = exact.length === 1 ? exact : found
  if (meant.length === 1) return meant[0].id
  throw new Refusal(
    meant.length ? 'registry.person_ambiguous' : 'registry.person_unknown',
    { text, names: meant.map((party) => party.nameFr).join(', ') },
    { field: 'head' }
  )
}
