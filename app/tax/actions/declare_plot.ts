import type { CivilDate } from '#values/civil_date'
import { Refusal } from '#values/refusal'
import type { Act } from '#platform/act'
import { journal } from '#platform/audit/journal'
import type { OfficialNumber } from '#platform/numbering/numbers'
import { storedExplanation } from '#platform/rules/explain'
import { loadParameters } from '#platform/settings/parameters'
import { transaction } from '#platform/transaction'
import { fileDeclarations } from '#tax/actions/file_declarations'
import { requirePast } from '#tax/actions/plot_history'
import { Exemption } from '#tax/models/exemption'
import { Plot } from '#tax/models/plot'
import { landTaxBill } from '#tax/rules/land_tax_bill'

export interface PlotDeclaration {
  year: number
  filedOn: CivilDate
  area: string
  document: string | null
}

/** Files the yearly declaration of a plot, exempt land included, with the tax and the sanction that follow from it. */
export async function declarePlot(
  act: Act,
  plotId: number,
  declaration: PlotDeclaration
): Promise<OfficialNumber> {
  requirePast(declaration.filedOn, 'filed_on')
  const parameters = await loadParameters()
  return transaction(async (trx) => {
    const plot = await Plot.query({ client: trx }).where('id', plotId).forUpdate().firstOrFail()
    act.authorize('tax.declarations.file', plot)
    const exemptions = await Exemption.query({ client: trx })
      .where('plot_id', plot.id)
      .whereNull('withdrawn_at')
    const bill = landTaxBill(
      {
        year: declaration.year,
        area: declaration.area,
        zone: plot.zone,
        coveredArea: plot.coveredArea,
        usedArea: plot.usedArea,
        exemptions: exemptions.map(({ code, startsOn, endsOn }) => ({
          code,
          from: startsOn,
          to: endsOn,
        })),
        declaredOn: declaration.filedOn,
        on: declaration.filedOn,
      },
      parameters
    )
    const [number] = await fileDeclarations(
      trx,
      act,
      [
        {
          plotId: plot.id,
          partyId: plot.partyId,
          kind: 'annual',
          year: declaration.year,
          filedOn: declaration.filedOn,
          area: declaration.area,
          zone: plot.zone,
          exemptionCode: bill.value.land.exemption,
          document: declaration.document,
          computed: bill.value.principal,
          sanction: bill.value.sanction,
          explanation: storedExplanation('tax.tnb_bill', bill),
        },
      ],
      parameters
    )
    if (!number) {
      throw new Refusal(
        'tax.declaration_exists',
        { title: plot.landTitle, year: declaration.year },
        { status: 409 }
      )
    }
    await journal.record(trx, act, {
      action: 'tax.declaration.filed',
      subject: plot,
      after: {
        number: number.text,
        year: declaration.year,
        filed_on: declaration.filedOn,
        area: declaration.area,
      },
    })
    return number
  })
}
