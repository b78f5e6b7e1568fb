import type { HttpContext } from '@adonisjs/core/http'
import { paymentClocks } from '#procurement/queries/payment_clock'

/** Délais de paiement: who holds each invoice, until when, and what lateness would cost. */
export default class PaymentClocksController {
  async index({ act, view }: HttpContext) {
    return view.render('procurement/payment_clocks/index', await paymentClocks(act))
  }
}
