import { addDays, formatCivilDate } from '#values/civil_date'
import { formatDecimal } from '#values/decimal'
import { Money } from '#values/money'
import type { Parameters } from '#values/parameters'
import { ribGroups } from '#values/identifiers'
import { addressOf } from '#documents/actions/register_official_documents'
import type { PdfKit } from '#documents/pdf/kit'
import { bold, isolate, isolateName } from '#documents/text/inline'
import { noticeSettings } from '#tax/documents/notice_facts'
import type { ActRecord } from '#tax/collection/queries/act_records'
import { collectionCalendar } from '#tax/rules/collection'

const TITLES = {
  last_notice: { fr: 'Dernier avis sans frais', ar: 'آخر إشعار بدون صائر' },
  demand: { fr: 'Commandement', ar: 'إنذار' },
  seizure: { fr: 'Avis de saisie', ar: 'إشعار بالحجز' },
}

/** A last notice, a demand or a notice of seizure: what is owed, what it costs, what may follow and from which day. */
export function drawAct(kit: PdfKit, act: ActRecord, parameters: Parameters): void {
  const title = TITLES[act.step]
  const owed = Money.ofMinor(act.owed_minor)
  const fee = Money.ofMinor(act.fee_minor)
  const total = owed.plus(fee)
  kit.letterhead({
    service: [
      {
        fr: `Arrondissement ${act.arrondissement_fr}`,
        ar: `مقاطعة ${act.arrondissement_ar}`,
      },
      { fr: 'Service du recouvrement', ar: 'مصلحة التحصيل' },
    ],
  })
  kit.title({
    ...title,
    subtitle: {
      fr: `Taxe sur les terrains urbains non bâtis, exercice ${act.year}`,
      ar: `الرسم على الأراضي الحضرية غير المبنية (${act.year})`,
    },
  })
  drawParties(kit, act)
  const rate = parameters.on<string>(
    `tax.collection.${act.step === 'seizure' ? 'seizure' : 'demand'}_fee_rate`,
    act.served_on
  )
  kit.computation({
    lines: [
      {
        label: `Principal, sanction, pénalités et frais restant dus au ${formatCivilDate(act.served_on)}`,
        calculation: `avis ${isolate(act.notice)}`,
        reference: `rôle ${act.roll ?? ''}, article ${formatDecimal(act.article)}`,
        amount: owed.format(),
      },
      ...(fee.isZero()
        ? []
        : [
            {
              label: 'Frais du présent acte',
              calculation: isolate(`${owed.format()} × ${formatDecimal(rate.value)} %`),
              reference: rate.reference ?? '',
              amount: fee.format(),
            },
          ]),
    ],
    total: { label: 'À payer sans délai', amount: total.format() },
  })
  kit.amountInWords({ amount: total })
  drawWarning(kit, act, parameters)
  kit.columns([
    (side) =>
      side.verification({
        address: addressOf(act.code),
        fingerprint: act.fingerprint,
        side: 54,
      }),
    (side) =>
      side.signatures({ capacity: 'Le comptable chargé du recouvrement', date: act.served_on }),
  ])
}

function drawParties(kit: PdfKit, act: ActRecord): void {
  const names = [act.payer_name, act.payer_name_ar].filter(
    (name, index, all): name is string => Boolean(name) && all.indexOf(name) === index
  )
  const others = act.owner_count - 1
  kit.panels([
    {
      share: 0.8,
      title: { fr: 'Acte', ar: 'الإجراء' },
      lines: [
        ['N° ', bold(isolate(act.number))],
        `Avis ${isolate(act.notice)}`,
        `Titre foncier ${isolate(act.land_title)}`,
        `Émis le ${formatCivilDate(act.issued_on)}, exigible après le ${formatCivilDate(act.due_on)}`,
      ],
    },
    {
      title: { fr: 'Redevable', ar: 'الملزم' },
      lines: [
        ...names.map((name) => bold(isolateName(name))),
        ...(act.payer_identifier
          ? [`${/^\d/.test(act.payer_identifier) ? 'ICE' : 'CIN'} ${isolate(act.payer_identifier)}`]
          : []),
        ...(others > 0
          ? [
              `et ${others} ${others > 1 ? 'copropriétaires solidaires' : 'copropriétaire solidaire'}`,
            ]
          : []),
        ...(act.payer_address ? [isolateName(act.payer_address)] : []),
      ],
    },
  ])
}

/** What follows when nothing is paid, from which day, and where to pay: French beside Arabic. */
function drawWarning(kit: PdfKit, act: ActRecord, parameters: Parameters): void {
  const { fr, ar } = warning(act, parameters)
  const { rib, hours } = noticeSettings(act.served_on, parameters)
  kit.columns([
    (left) => {
      left.text(fr, { after: 6 })
      left.text(
        [
          bold('Où payer'),
          ` : régie de l’arrondissement ${act.arrondissement_fr}, ${hours.fr} ; virement RIB ${isolate(ribGroups(rib))}, référence ${isolate(act.notice)}.`,
        ],
        { after: 8 }
      )
    },
    (right) => {
      right.text(ar, { direction: 'rtl', after: 6 })
      right.text(
        [
          bold('مكان الأداء'),
          `: شساعة مقاطعة ${act.arrondissement_ar}، ${hours.ar}؛ تحويل بنكي إلى الحساب ${isolate(ribGroups(rib))} مع ذكر المرجع ${isolate(act.notice)}.`,
        ],
        { direction: 'rtl', after: 8 }
      )
    },
  ])
}

function warning(act: ActRecord, parameters: Parameters): { fr: string; ar: string } {
  const { value: calendar } = collectionCalendar(
    {
      issuedOn: act.issued_on,
      title: 'roll',
      lastNoticeOn: act.last_notice_on ?? act.served_on,
      demandOn: act.step === 'demand' ? act.served_on : undefined,
      seizureOn: act.step === 'seizure' ? act.served_on : undefined,
    },
    parameters
  )
  const day = (on: string | null) => formatCivilDate(on ?? addDays(act.served_on, 1))
  const [demand, seizure, sale] = [
    calendar.demandFrom,
    calendar.seizureFrom,
    calendar.saleFrom,
  ].map(day)
  if (act.step === 'last_notice') {
    return {
      fr: `Sauf paiement, un commandement pourra vous être notifié à partir du ${demand}, avec ses frais (loi 15-97). Le présent avis est sans frais ; les majorations de retard continuent de courir. Si vous avez déjà payé, présentez votre quittance.`,
      ar: `في حالة عدم الأداء، يمكن تبليغكم إنذارا ابتداء من ${isolate(demand)} مع صائره (القانون ${isolate('15-97')}). هذا الإشعار بدون صائر، وتستمر الزيادات عن التأخير في السريان. إذا سبق لكم الأداء، فأدلوا بالوصل.`,
    }
  }
  if (act.step === 'demand') {
    return {
      fr: `Commandement vous est fait de payer la somme ci-dessus. À défaut, il pourra être procédé à la saisie à partir du ${seizure} (loi 15-97, art. 44). Acte notifié en vertu de la liste nominative ${act.list} (art. 37 et 42).`,
      ar: `تنذرون بأداء المبلغ أعلاه. وفي حالة عدم الأداء، يمكن إجراء الحجز ابتداء من ${isolate(seizure)} (القانون ${isolate('15-97')}، المادة ${isolate('44')}). بلغ هذا الإجراء بناء على القائمة الاسمية ${isolate(act.list)}.`,
    }
  }
  return {
    fr: `Il est procédé à la saisie en vertu de la liste nominative ${act.list}. La vente pourra avoir lieu à partir du ${sale}, sauf paiement entre-temps (loi 15-97).`,
    ar: `تم إجراء الحجز بناء على القائمة الاسمية ${isolate(act.list)}. ويمكن إجراء البيع ابتداء من ${isolate(sale)} ما لم يتم الأداء قبل ذلك (القانون ${isolate('15-97')}).`,
  }
}
