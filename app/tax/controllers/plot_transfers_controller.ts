import type { HttpContext } from '@adonisjs/core/http'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { clock } from '#platform/clock'
import type { PartyFacts } from '#registry/rules/party_facts'
import { transferPlot } from '#tax/actions/transfer_plot'
import { findPlot } from '#tax/controllers/plots_controller'
import { transferValidator } from '#tax/validators/plots'

interface OwnerFields {
  kind?: 'person' | 'organisation'
  identifier?: string
  name?: string
  first_name?: string
  address?: string
  share?: number
}

/** Change of owners of a plot. */
export default class PlotTransfersController {
  async create({ params, act, view }: HttpContext) {
    const plot = await findPlot(params.id)
    act.authorize('tax.plots.edit', plot)
    return view.render('tax/plots/transfer', { plot, today: clock.today() })
  }

  async store({ params, act, request, response, session }: HttpContext) {
    const fields = await request.validateUsing(transferValidator)
    const owners = fields.owners.filter(({ identifier, name }) => identifier || name)
    if (owners.length === 0)
      throw new Refusal('tax.owner_missing', {}, { field: 'owners.0.identifier' })
    const done = await transferPlot(act, Number(params.id), {
      changedOn: fields.changed_on,
      declaredOn: fields.declared_on,
      actReference: fields.act_reference,
      lockVersion: fields.lock_version,
      owners: owners.map((owner) => ({ facts: partyFacts(owner), share: owner.share ?? 1 })),
    })
    session.flash('notice', {
      tone: done.late ? 'warn' : 'good',
      key: done.late ? 'tax.plots.transferred_late' : 'tax.plots.transferred',
      params: { number: done.declaration, sanction: Money.ofMinor(done.sanctionMinor).format() },
    })
    return response.redirect(`/tax/plots/${params.id}`)
  }
}

function partyFacts(owner: OwnerFields): PartyFacts {
  const person = owner.kind !== 'organisation'
  return {
    kind: person ? 'person' : 'organisation',
    lastNameFr: person ? owner.name : null,
    firstNameFr: person ? owner.first_name : null,
    nameFr: person ? null : owner.name,
    roles: ['taxpayer'],
    identifiers: owner.identifier
      ? [{ kind: person ? 'cin' : 'ice', value: owner.identifier }]
      : [],
    addresses: owner.address ? [{ lineFr: owner.address }] : [],
  }
}
