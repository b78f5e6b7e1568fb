import type { CivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import { clock } from '#platform/clock'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { Exemption } from '#tax/models/exemption'
import { Plot } from '#tax/models/plot'
import type { ExemptionArticle } from '#tax/rules/exemption_period'
import { exemptionPeriod } from '#tax/rules/exemption_period'

export interface ExemptionRequest {
  code: string
  document: string | null
  permitOn?: CivilDate
  hectares?: string
  startsOn?: CivilDate
  endsOn?: CivilDate | null
}

/** Grants an exemption for as long as its article gives; where a document is needed it must be named. */
export async function grantExemption(
  act: Act,
  plotId: number,
  request: ExemptionRequest
): Promise<Exemption> {
  const parameters = await loadParameters()
  const { value } = exemptionPeriod(request, parameters)
  const articles = parameters.on<ExemptionArticle[]>('tax.tnb.exemptions', clock.today()).value
  if (articles.find(({ code }) => code === value.code)?.document && !request.document) {
    throw new Refusal('tax.exemption_document_missing', { code: value.code }, { field: 'document' })
  }
  return transaction(async (trx) => {
    const plot = await Plot.query({ client: trx }).where('id', plotId).forUpdate().firstOrFail()
    act.authorize('tax.exemptions.grant', plot)
    const same = await Exemption.query({ client: trx })
      .where({ plot_id: plot.id, code: value.code, starts_on: value.startsOn })
      .first()
    if (same)
      throw new Refusal(
        'tax.exemption_exists',
        { code: value.code, title: plot.landTitle },
        { status: 409 }
      )
    const exemption = new Exemption().useTransaction(trx)
    await exemption
      .merge({
        plotId: plot.id,
        code: value.code,
        document: request.document,
        permitOn: request.permitOn ?? null,
        hectares: request.hectares ?? null,
        startsOn: value.startsOn,
        endsOn: value.endsOn,
        recordedById: act.actor.userId,
      })
      .save()
    await journal.record(trx, act, {
      action: 'tax.exemption.granted',
      subject: plot,
      after: {
        code: value.code,
        document: request.document,
        starts_on: value.startsOn,
        ends_on: value.endsOn,
      },
    })
    return exemption
  })
}

/** Takes an exemption back: it counts for no year any more, and stays in the history with the reason. */
export async function withdrawExemption(
  act: Act,
  exemptionId: number,
  reason: string
): Promise<Exemption> {
  return transaction(async (trx) => {
    const exemption = await Exemption.query({ client: trx })
      .where('id', exemptionId)
      .forUpdate()
      .firstOrFail()
    const plot = await Plot.query({ client: trx }).where('id', exemption.plotId).firstOrFail()
    act.authorize('tax.exemptions.grant', plot)
    await exemption.merge({ withdrawnAt: clock.now(), withdrawnReason: reason }).save()
    await journal.record(trx, act, {
      action: 'tax.exemption.withdrawn',
      subject: plot,
      before: { code: exemption.code, starts_on: exemption.startsOn },
      reason,
    })
    return exemption
  })
}
