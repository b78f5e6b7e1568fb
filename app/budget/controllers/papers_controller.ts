import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { Refusal } from '#values/refusal'
import { journal } from '#platform/audit/journal'
import { clock, ZONE } from '#platform/clock'
import { subjectOf } from '#platform/subjects/subject'
import { type PaperLanguage, paperLanguage, paperWords } from '#documents/paper_words'
import { sendPdf } from '#documents/pdf/send_pdf'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { verificationOf } from '#documents/verification/verification_of'
import { drawCommitmentStatement } from '#budget/documents/commitment_statement'
import { drawMandate } from '#budget/documents/mandate'
import { Commitment } from '#budget/models/commitment'
import { Mandate } from '#budget/models/mandate'

/** The papers of the spending chain, drawn from the record at each request. */
export default class PapersController {
  async commitment(ctx: HttpContext) {
    const { act, params } = ctx
    const language = paperLanguage(ctx.i18n.locale)
    const t = paperWords(language, 'budget')
    const commitment = await Commitment.query()
      .where('id', params.id)
      .preload('line')
      .preload('visas')
      .firstOrFail()
    const creditor = await creditorOf(commitment.partyId, language)
    const { line } = commitment
    const facts = {
      number: commitment.number,
      on: commitment.committedOn,
      year: line.year,
      line: { code: line.code, labelFr: line.labelFr, labelAr: line.labelAr },
      creditor,
      object: commitment.object,
      opened: Money.ofMinor(commitment.lineOpenedMinor),
      before: Money.ofMinor(commitment.lineCommittedMinor),
      amount: Money.ofMinor(commitment.amountMinor),
      left: Money.ofMinor(
        commitment.lineOpenedMinor - commitment.lineCommittedMinor - commitment.amountMinor
      ),
      proposedBy: commitment.proposedByName,
      visas: commitment.visas.map((visa) => ({
        outcome: t(`states.commitment.${visa.outcome}`),
        by: visa.givenByName,
        on: visa.givenAt.setZone(ZONE).toFormat('yyyy-MM-dd'),
        reason: visa.reason,
      })),
    }
    const options = {
      title: `État d’engagement ${facts.number}`,
      language,
      date: facts.on,
      number: facts.number,
    }
    await journal.recordRead(act, {
      action: 'budget.commitment.printed',
      subject: subjectOf(commitment),
    })
    return sendPdf(
      ctx,
      `${facts.number}.pdf`,
      await pdfBytes(options, (kit) => drawCommitmentStatement(kit, facts))
    )
  }

  async mandate(ctx: HttpContext) {
    const { act, params } = ctx
    const language = paperLanguage(ctx.i18n.locale)
    const t = paperWords(language, 'budget')
    const mandate = await Mandate.query()
      .where('id', params.id)
      .preload('line')
      .preload('commitment')
      .firstOrFail()
    if (!mandate.number)
      throw new Refusal('budget.mandate_not_issued', { object: mandate.object }, { status: 404 })
    const deductions = [
      ['retention', mandate.retentionMinor],
      ['penalties', mandate.penaltiesMinor],
      ['advance', mandate.advanceMinor],
      ['vat_withheld', mandate.vatWithheldMinor],
      ['income_tax', mandate.incomeTaxMinor],
    ] as const
    const facts = {
      number: mandate.number,
      slip: mandate.slipNumber ?? '',
      on: mandate.issuedOn ?? clock.today(),
      year: mandate.line.year,
      line: { code: mandate.line.code, label: mandate.line.labelIn(language) },
      commitment: mandate.commitment.number,
      creditor: { ...(await creditorOf(mandate.partyId, language)), rib: mandate.rib ?? '' },
      object: mandate.object,
      vouchers: mandate.vouchers ?? '',
      serviceDoneOn: mandate.serviceDoneOn,
      dueOn: mandate.dueOn,
      gross: Money.ofMinor(mandate.grossMinor),
      deductions: deductions
        .filter(([, minor]) => minor > 0)
        .map(([key, minor]) => ({
          label: t(`deductions.${key}`),
          amount: Money.ofMinor(minor),
        })),
      net: Money.ofMinor(mandate.netMinor),
      issuedBy: mandate.issuedByName ?? '',
      verification: await verificationOf('budget.mandate', mandate.number),
    }
    const options = {
      title: `Mandat ${facts.number}`,
      language,
      date: facts.on,
      number: facts.number,
    }
    await journal.recordRead(act, { action: 'budget.mandate.printed', subject: subjectOf(mandate) })
    return sendPdf(
      ctx,
      `${facts.number}.pdf`,
      await pdfBytes(options, (kit) => drawMandate(kit, facts))
    )
  }
}

async function creditorOf(
  partyId: number,
  language: PaperLanguage
): Promise<{ name: string; ice: string | null }> {
  const party = await db
    .from('registry_parties')
    .where('id', partyId)
    .select('name_fr', 'name_ar')
    .firstOrFail()
  const ice = await db
    .from('registry_party_identifiers')
    .where({ party_id: partyId, kind: 'ice', current: true })
    .select('value')
    .first()
  return { name: (language === 'ar' && party.name_ar) || party.name_fr, ice: ice?.value ?? null }
}
