import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { Money } from '#values/money'
import { journal } from '#platform/audit/journal'
import { renderList } from '#platform/lists/render'
import { subjectOf } from '#platform/subjects/subject'
import { paperLanguage } from '#documents/paper_words'
import { sendPdf } from '#documents/pdf/send_pdf'
import { pdfBytes } from '#documents/pdf/write_pdf'
import { historyOf } from '#registry/queries/history'
import { cancelCount, enterCount, openCount } from '#stores/actions/count_stock'
import { validateCount } from '#stores/actions/validate_count'
import { drawInventory } from '#stores/documents/inventory'
import { countList } from '#stores/lists/counts'
import { Slip } from '#stores/models/slip'
import { StockCount } from '#stores/models/stock_count'
import { inventoryFacts } from '#stores/queries/inventory_facts'
import { cancellationValidator, countValidator, openingValidator } from '#stores/validators/counts'

/** Inventories: opened, counted by one then by another, validated by a third. */
export default class CountsController {
  async index(ctx: HttpContext) {
    return renderList(ctx, countList, {
      buttons: [
        {
          label: 'stores.counts.open',
          route: 'stores.counts.create',
          permission: 'stores.counts.enter',
          primary: true,
        },
      ],
    })
  }

  async create({ act, i18n, view }: HttpContext) {
    const stores = await act.restrict(
      db.from('stores_stores').orderBy('code'),
      'stores.counts.enter',
      { unit: 'unit_id' }
    )
    return view.render('stores/counts/form', {
      stores: stores.map((store) => ({
        value: store.id,
        label: `${store.code} · ${i18n.locale === 'ar' && store.name_ar ? store.name_ar : store.name_fr}`,
      })),
    })
  }

  async store({ act, request, response, session }: HttpContext) {
    const form = await request.validateUsing(openingValidator)
    const count = await openCount(act, form.store_id)
    session.flash('notice', {
      tone: 'good',
      key: 'stores.counts.opened',
      params: { number: count.number },
    })
    return response.redirect(`/stores/counts/${count.id}`)
  }

  async show({ act, i18n, params, view }: HttpContext) {
    const count = await found(params.id)
    act.authorize('stores.stock.view', count.store)
    const lines = count.lines.map((line) => ({ line, gap: line.gapIn(count) }))
    const mayEnter = count.state === 'open' && act.can('stores.counts.enter', count.store)
    const mine = (line: { firstById: number | null }) => line.firstById === act.actor.userId
    const asked = mayEnter
      ? lines.filter(
          ({ line, gap }) => line.firstQuantity === null || (gap.needsSecond && !mine(line))
        )
      : []
    const finished = lines.every(({ line, gap }) => line.firstQuantity !== null && !gap.needsSecond)
    return view.render('stores/counts/show', {
      count,
      lines,
      asked,
      // whoever still counts does not see what the register says
      blind: count.state === 'open' && !finished,
      again: lines.filter(({ gap }) => gap.needsSecond).length,
      left: lines.filter(({ line }) => line.firstQuantity === null).length,
      total: Money.ofMinor(lines.reduce((sum, { gap }) => sum + gap.value.minor, 0)),
      mayEnter,
      mayValidate:
        finished && count.state === 'open' && act.can('stores.counts.validate', count.store),
      slip: count.slipId ? await Slip.find(count.slipId) : null,
      history: await historyOf('stores.count', [count.id], act, i18n),
    })
  }

  async enter({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(countValidator)
    const count = await enterCount(
      act,
      Number(params.count_id),
      form.lines.map((line) => ({ lineId: line.line_id, quantity: line.quantity }))
    )
    session.flash('notice', {
      tone: 'good',
      key: 'stores.counts.entered',
      params: { count: form.lines.length, number: count.number },
    })
    return response.redirect(`/stores/counts/${count.id}`)
  }

  async validate({ act, params, response, session }: HttpContext) {
    const count = await validateCount(act, Number(params.count_id))
    session.flash('notice', {
      tone: 'good',
      key: 'stores.counts.validated',
      params: { number: count.number },
    })
    return response.redirect(`/stores/counts/${count.id}`)
  }

  async cancel({ act, params, request, response, session }: HttpContext) {
    const form = await request.validateUsing(cancellationValidator)
    const count = await cancelCount(act, Number(params.count_id), form.reason)
    session.flash('notice', {
      tone: 'warn',
      key: 'stores.counts.cancelled',
      params: { number: count.number },
    })
    return response.redirect(`/stores/counts/${count.id}`)
  }

  async paper(ctx: HttpContext) {
    const count = await found(ctx.params.id)
    ctx.act.authorize('stores.stock.view', count.store)
    const language = paperLanguage(ctx.i18n.locale)
    const facts = inventoryFacts(count, language)
    await journal.recordRead(ctx.act, {
      action: 'stores.count.printed',
      subject: subjectOf(count),
    })
    const options = { title: count.number, language, date: facts.on, number: count.number }
    return sendPdf(
      ctx,
      `${count.number}.pdf`,
      await pdfBytes(options, (kit) => drawInventory(kit, facts))
    )
  }
}

async function found(id: number | string): Promise<StockCount> {
  return StockCount.query()
    .where('id', id)
    .preload('store')
    .preload('lines', (query) => query.preload('item').orderBy('id'))
    .firstOrFail()
}
