import { Money } from '#values/money'
import { definePreview } from '#documents/previews'
import { drawPurchaseNotice } from '#procurement/documents/purchase_notice'
import { drawPurchaseOrder } from '#procurement/documents/purchase_order'
import { drawReceptionMinutes } from '#procurement/documents/reception_minutes'
import { drawTenderMinutes } from '#procurement/documents/tender_minutes'
import { noticeSample, orderSample, receptionSample } from '#procurement/documents/samples'
import { minutesSample, unsuccessfulSample } from '#procurement/documents/tender_samples'
import { purchaseAmounts } from '#procurement/rules/purchase_amounts'

const NAMES = { fr: 'français', ar: 'arabe' }

/** Every paper of purchasing in both directions, with its hardest facts, to be looked at in development. */
export const procurementPreviews = (['fr', 'ar'] as const).flatMap((language) => {
  const order = orderSample(language)
  const notice = noticeSample(language)
  const reception = receptionSample(language)
  const minutes = minutesSample()
  const none = unsuccessfulSample()
  const amounts = purchaseAmounts(
    order.lines.map((line) => ({ ...line, vatRate: line.position % 3 ? '20' : '10' }))
  )
  return [
    definePreview({
      key: `procurement.order.${language}`,
      title: `Bon de commande de 60 lignes (${NAMES[language]})`,
      options: { language, date: order.on, number: order.number },
      facts: { ...order, vat: amounts.byRate, ht: amounts.ht, ttc: amounts.ttc },
      draw: drawPurchaseOrder,
    }),
    definePreview({
      key: `procurement.order_free.${language}`,
      title: `Bon de commande à zéro (${NAMES[language]})`,
      options: { language, date: order.on, number: order.number },
      facts: {
        ...order,
        lines: [{ ...order.lines[0], unitPrice: Money.zero, amount: Money.zero }],
        vat: [{ rate: '0', base: Money.zero, vat: Money.zero }],
        ht: Money.zero,
        ttc: Money.zero,
      },
      draw: drawPurchaseOrder,
    }),
    definePreview({
      key: `procurement.notice.${language}`,
      title: `Avis d’achat (${NAMES[language]})`,
      options: { language, date: notice.on, number: notice.number },
      facts: notice,
      draw: drawPurchaseNotice,
    }),
    definePreview({
      key: `procurement.reception.${language}`,
      title: `Procès-verbal de réception (${NAMES[language]})`,
      options: { language, date: reception.on, number: reception.number },
      facts: reception,
      draw: drawReceptionMinutes,
    }),
    definePreview({
      key: `procurement.minutes.${language}`,
      title: `Procès-verbal d’examen des offres (${NAMES[language]})`,
      options: { language, date: minutes.on, number: minutes.reference },
      facts: minutes,
      draw: drawTenderMinutes,
    }),
    definePreview({
      key: `procurement.minutes_unsuccessful.${language}`,
      title: `Procès-verbal, appel d’offres infructueux (${NAMES[language]})`,
      options: { language, date: none.on, number: none.reference },
      facts: none,
      draw: drawTenderMinutes,
    }),
  ]
})
