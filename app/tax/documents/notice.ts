import { formatCivilDate } from '#values/civil_date'
import { Big, formatDecimal } from '#values/decimal'
import { ribGroups } from '#values/identifiers'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate, isolateName } from '#documents/text/inline'
import type { NoticeFacts } from '#tax/documents/notice_facts'
import { deductionsOf } from '#tax/rules/article_explanation'

const ZONES = {
  equipped: { fr: 'zone équipée', ar: 'منطقة مجهزة' },
  medium: { fr: 'zone moyennement équipée', ar: 'منطقة متوسطة التجهيز' },
  weak: { fr: 'zone faiblement équipée', ar: 'منطقة ضعيفة التجهيز' },
}

/** Sizes that keep the longest notice on one page, to be folded once. */
const SMALL = { size: 8 } as const
const COMPUTATION = { size: 8.6, shares: [2.7, 1.65, 2.05, 1.1] } as const

/** The notice of the tax on undeveloped land: French and Arabic, one page, one number, one QR code. */
export function drawNotice(kit: PdfKit, notice: NoticeFacts): void {
  kit.letterhead({
    service: [
      {
        fr: `Arrondissement ${notice.plot.arrondissementFr}`,
        ar: `مقاطعة ${notice.plot.arrondissementAr}`,
      },
      { fr: 'Service de l’assiette fiscale', ar: 'مصلحة الوعاء الجبائي' },
    ],
  })
  kit.title({
    fr: 'Avis d’imposition',
    ar: 'إعلام ضريبي',
    subtitle: {
      fr: `Taxe sur les terrains urbains non bâtis, exercice ${notice.year}`,
      ar: `الرسم على الأراضي الحضرية غير المبنية (${notice.year})`,
    },
  })
  drawPanels(kit, notice)
  drawComputation(kit, notice)
  kit.amountInWords({ amount: notice.total })
  drawAdvice(kit, notice)
  kit.columns([
    (side) => side.verification({ ...notice.verification, side: 54 }),
    (side) =>
      side.signatures({
        capacity: 'Le président du conseil communal',
        date: notice.issuedOn,
        room: 16,
      }),
  ])
}

function drawPanels(kit: PdfKit, notice: NoticeFacts): void {
  const { payer, plot, computation } = notice
  const names = payer.nameAr ? [payer.name, payer.nameAr] : [payer.name]
  const others = payer.owners - 1
  const identity = [
    payer.identifier &&
      `${/^\d/.test(payer.identifier) ? 'ICE' : 'CIN'} ${isolate(payer.identifier)}`,
    others > 0 && `et ${others} copropriétaire${others > 1 ? 's solidaires' : ' solidaire'}`,
  ]
    .filter(Boolean)
    .join(' · ')
  const zone = ZONES[computation.zone]
  kit.panels(
    [
      {
        share: 0.78,
        title: { fr: 'Avis', ar: 'الإعلام' },
        lines: [
          ['N° ', bold(notice.number)],
          `Rôle ${notice.roll} · article ${formatDecimal(notice.article)}`,
          `Émis le ${formatCivilDate(notice.issuedOn)}`,
        ],
      },
      {
        title: { fr: 'Redevable', ar: 'الملزم' },
        lines: [
          ...names.map((name) => bold(isolateName(name))),
          ...(identity ? [identity] : []),
          ...(payer.address ? [payer.address] : []),
        ],
      },
    ],
    [
      {
        title: { fr: 'Terrain', ar: 'العقار' },
        lines: [
          [
            'Titre foncier ',
            bold(isolate(plot.title)),
            `${plot.address ? ` · ${plot.address}` : ''}, arrondissement ${plot.arrondissementFr} (${plot.arrondissementAr}) · ${zone.fr} (${zone.ar}) · situation au 01/01/${notice.year}`,
          ],
        ],
      },
    ]
  )
}

function drawComputation(kit: PdfKit, notice: NoticeFacts): void {
  const { computation: c } = notice
  const deductions = deductionsOf(c)
  const area = formatDecimal(new Big(c.area))
  const less = deductions.map(({ size, multiple }) => ` − ${multiple} × ${size}`).join('')
  const taxed = formatDecimal(c.taxed)
  const classed = ZONES[c.classed].fr
  const label =
    c.zone === c.classed
      ? `Tarif de la ${classed}`
      : `Tarif de la ${classed}, où l’arrêté classe ce terrain`
  kit.computation({
    ...COMPUTATION,
    lines: [
      {
        label: `Superficie ${area} m²${less && ' moins la part hors taxe'}, toute fraction compte pour un mètre`,
        calculation: isolate(`⌈${area}${less}⌉ = ${taxed} m²`),
        reference: 'loi 47-06, art. 39 à 49',
      },
      {
        label,
        calculation: isolate(`${taxed} × ${formatDecimal(c.rate, 2)}`),
        reference: c.tariff,
        amount: notice.principal.format(),
      },
      ...(notice.sanction.isPositive()
        ? [
            {
              label: 'Déclaration non déposée dans le délai',
              reference: 'loi 47-06, art. 134',
              amount: notice.sanction.format(),
            },
          ]
        : []),
    ],
    total: {
      label: isOverdue(notice)
        ? `À payer sans délai, échéance du ${formatCivilDate(notice.lastOn)}`
        : `À payer au plus tard le ${formatCivilDate(notice.lastOn)}`,
      amount: notice.total.format(),
    },
  })
}

/** Issued after the last day to pay: a plot found late, a roll issued again. */
function isOverdue(notice: NoticeFacts): boolean {
  return notice.lastOn < notice.issuedOn
}

/** Where to pay, what lateness costs, how to contest: French beside Arabic. */
function drawAdvice(kit: PdfKit, notice: NoticeFacts): void {
  const { rates, late, plot } = notice
  const lateOn = formatCivilDate(late.on)
  const lastOn = formatCivilDate(notice.lastOn)
  const after = isOverdue(notice)
    ? { fr: `Depuis le ${lastOn}`, ar: `ابتداء من ${isolate(lastOn)}` }
    : { fr: 'Après cette date', ar: 'بعد هذا الأجل' }
  kit.columns([
    (left) => {
      left.text(bold('Où payer'), SMALL)
      left.text(
        `Régie de l’arrondissement ${plot.arrondissementFr}, ${notice.hours.fr} : espèces, chèque, carte ; virement RIB ${isolate(ribGroups(notice.rib))}, référence ${isolate(notice.number)}.`,
        { ...SMALL, after: 4 }
      )
      left.text(
        [
          bold(after.fr),
          `, le retard coûte ${rates.penalty} % et ${rates.firstMonth} % le premier mois, puis ${rates.further} % par mois ou fraction : ${late.total.format()} DH au ${lateOn}.`,
        ],
        { ...SMALL, after: 4 }
      )
      left.text(
        [
          bold('Contester'),
          ` : réclamation écrite au président du conseil communal dans les ${notice.claimMonths} mois qui suivent le délai de paiement ; recours au tribunal administratif ensuite.`,
        ],
        { ...SMALL, after: 5 }
      )
    },
    (right) => {
      right.text(bold('مكان الأداء'), { ...SMALL, direction: 'rtl' })
      right.text(
        `شساعة مقاطعة ${plot.arrondissementAr}، ${notice.hours.ar}: نقدا أو بالشيك أو بالبطاقة؛ تحويل بنكي إلى الحساب ${isolate(ribGroups(notice.rib))} مع ذكر المرجع ${isolate(notice.number)}.`,
        { ...SMALL, direction: 'rtl', after: 4 }
      )
      right.text(
        [
          bold(after.ar),
          ` يترتب عن التأخير ${isolate(`${rates.penalty} %`)} ثم ${isolate(`${rates.firstMonth} %`)} عن الشهر الأول و${isolate(`${rates.further} %`)} عن كل شهر إضافي أو جزء منه: ${isolate(late.total.format())} درهم في ${isolate(lateOn)}.`,
        ],
        { ...SMALL, direction: 'rtl', after: 4 }
      )
      right.text(
        [
          bold('المنازعة'),
          `: مطالبة كتابية إلى رئيس مجلس الجماعة داخل أجل ${notice.claimMonths} أشهر من انقضاء أجل الأداء، ثم الطعن أمام المحكمة الإدارية.`,
        ],
        { ...SMALL, direction: 'rtl', after: 5 }
      )
    },
  ])
}
