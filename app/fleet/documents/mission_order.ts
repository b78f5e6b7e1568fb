import type { CivilDate } from '#values/civil_date'
import { formatCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate, isolateName } from '#documents/text/inline'
import type { Inline } from '#documents/text/inline'

export interface MissionOrderFacts {
  number: string
  issuedOn: CivilDate
  request: string
  service: { fr: string; ar: string }
  purpose: string
  driver: { fr: string; ar: string; code: string; licence: string }
  vehicle: { plate: string; name: string; licence: string }
  from: string
  to: string
  pickup: string
  destination: string
  passengers: number
  loadKg: number
  outsideCommune: boolean
  permit: string | null
  override: string | null
  verification: { address: string; fingerprint: string } | null
}

/** Ordre de mission: perimeter, destination and nature of the journey, the vehicle and who drives it. */
export function drawMissionOrder(kit: PdfKit, order: MissionOrderFacts): void {
  kit.letterhead({ service: [{ fr: 'Division du parc automobile', ar: 'قسم حظيرة السيارات' }] })
  kit.title({
    fr: 'Ordre de mission',
    ar: 'أمر بمأمورية',
    subtitle: { fr: `N° ${order.number}`, ar: ['رقم ', isolate(order.number)] },
  })
  kit.panels(
    [
      {
        title: { fr: 'Conducteur', ar: 'السائق' },
        lines: [
          bold(order.driver.fr),
          isolateName(order.driver.ar),
          { label: 'PPR', value: isolate(order.driver.code) },
          { label: 'Permis · الرخصة', value: isolate(order.driver.licence) },
        ],
      },
      {
        title: { fr: 'Véhicule', ar: 'المركبة' },
        lines: [
          bold(isolate(order.vehicle.plate)),
          order.vehicle.name,
          { label: 'Permis exigé · الرخصة', value: isolate(order.vehicle.licence) },
        ],
      },
    ],
    [
      {
        title: { fr: 'Mission', ar: 'المأمورية' },
        lines: [
          { label: 'Service · المصلحة', value: order.service.fr },
          { label: '', value: isolateName(order.service.ar) },
          { label: 'Objet · الغرض', value: isolateName(order.purpose) },
          { label: 'Demande · الطلب', value: isolate(order.request) },
        ],
      },
      {
        title: { fr: 'Trajet et durée', ar: 'المسار والمدة' },
        lines: [
          {
            label: 'Départ · الانطلاق',
            value: [isolate(order.from), ' — ', isolateName(order.pickup)],
          },
          { label: 'Retour · العودة', value: isolate(order.to) },
          { label: 'Destination · الوجهة', value: isolateName(order.destination) },
          {
            label: 'Périmètre · المجال',
            value: order.outsideCommune
              ? 'Hors de la commune · خارج الجماعة'
              : 'Casablanca · الدار البيضاء',
          },
          { label: 'Passagers · الركاب', value: String(order.passengers) },
          { label: 'Charge · الحمولة', value: `${formatDecimal(order.loadKg)} kg` },
        ],
      },
    ]
  )
  const french = (side: PdfKit) =>
    side.articles({ language: 'fr', articles: frenchArticles(order) })
  const arabic = (side: PdfKit) =>
    side.articles({ language: 'ar', articles: arabicArticles(order) })
  // French on the left and Arabic on the right, whichever way the page reads
  kit.columns(kit.direction === 'rtl' ? [arabic, french] : [french, arabic])
  kit.table(
    {
      size: 8.6,
      columns: [
        { title: '', share: 2, value: (row: string[]) => row[0] },
        { title: 'Heure\nالساعة', value: () => '' },
        { title: 'Kilométrage\nالكيلومترات', value: () => '' },
        { title: 'Carburant\nالوقود', value: () => '' },
        { title: 'Signature\nالتوقيع', share: 1.4, value: () => '' },
      ],
    },
    [['Départ · الانطلاق'], ['Retour · العودة']]
  )
  kit.space(4)
  const { verification } = order
  kit.columns([
    (left) => {
      if (verification) left.verification({ ...verification, side: 64 })
    },
    (right) =>
      right.signatures({
        capacity: 'Le chef du parc automobile · رئيس حظيرة السيارات',
        room: 24,
        date: order.issuedOn,
      }),
  ])
}

function frenchArticles(order: MissionOrderFacts): Inline[] {
  const permit = order.permit
    ? [', sous couvert de l’autorisation de sortie n° ', isolate(order.permit)]
    : []
  return [
    [
      'Le conducteur désigné est autorisé à conduire le véhicule désigné pour la seule mission décrite, dans le périmètre et la durée indiqués',
      ...permit,
      '.',
    ],
    'Il porte au carnet de bord, au départ et au retour, l’heure, le kilométrage et le carburant, et signale tout incident.',
    ...(order.override ? [['Dérogation motivée : ', sentence(order.override)]] : []),
  ]
}

function arabicArticles(order: MissionOrderFacts): Inline[] {
  const permit = order.permit ? ['، بموجب الإذن بالخروج رقم ', isolate(order.permit)] : []
  return [
    [
      'يرخص للسائق المعين بسياقة المركبة المعينة للمأمورية المبينة أعلاه دون سواها، في حدود المجال والمدة المحددين',
      ...permit,
      '.',
    ],
    'يدون في دفتر المركبة، عند الانطلاق والعودة، الساعة وعدد الكيلومترات والوقود، ويبلغ عن كل حادث.',
    ...(order.override ? [['استثناء معلل: ', sentence(order.override)]] : []),
  ]
}

/** Typed text as the end of an article. */
function sentence(typed: string): string {
  return `${isolateName(typed.replace(/[.\s]+$/, ''))}.`
}

/** '24/11/2026 08:00'. */
export function shownInstant(local: string): string {
  return `${formatCivilDate(local.slice(0, 10))} ${local.slice(11, 16)}`
}
