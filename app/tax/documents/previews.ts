import { Money } from '#values/money'
import { definePreview } from '#documents/previews'
import { drawNotice } from '#tax/documents/notice'
import type { NoticeFacts } from '#tax/documents/notice_facts'
import { drawRollState, type RollStateLine } from '#tax/documents/roll_state'

/** Invented facts, so that each paper can be looked at in development. */
const notice: NoticeFacts = {
  number: 'AV-2026-0104419',
  year: 2026,
  roll: '2026/01',
  article: 104_419,
  issuedOn: '2026-01-05',
  lastOn: '2026-02-28',
  payer: {
    name: 'Benjelloun Mohamed',
    nameAr: 'بنجلون محمد',
    identifier: 'BE123421',
    address: '18 Bd Oued Tensift, Aïn Chock, Casablanca',
    owners: 3,
  },
  plot: {
    title: '88120/C',
    address: '120 route de Bouskoura',
    arrondissementFr: 'Aïn-Chock',
    arrondissementAr: 'عين الشق',
  },
  computation: {
    rule: 'tax.tnb',
    year: 2026,
    area: '312.4',
    covered: '0',
    used: '0',
    coveredMultiple: '5',
    usedMultiple: '5',
    taxed: 313,
    zone: 'equipped',
    classed: 'equipped',
    rate: '30.00',
    tariff: 'arrêté fiscal du 29/12/2025',
    principal: 939_000,
    sanction: 140_850,
  },
  principal: Money.ofMinor(939_000),
  sanction: Money.ofMinor(140_850),
  total: Money.ofMinor(1_079_850),
  rates: { penalty: '10', firstMonth: '5', further: '0,5' },
  late: { on: '2026-03-31', total: Money.ofMinor(1_220_700) },
  claimMonths: 6,
  rib: '007 780 0001234567890123 96',
  hours: {
    fr: 'du lundi au vendredi, 8 h 30 à 15 h 30',
    ar: 'من الاثنين إلى الجمعة، من 8:30 إلى 15:30',
  },
  verification: {
    code: '7KQ2-M9XD',
    address: 'https://idara.exemple.ma/v/7KQ2-M9XD',
    fingerprint: `4f1c${'0'.repeat(56)}e09a`,
  },
}

/** The longest a notice gets: every line there can be, every name too long. */
const longest: NoticeFacts = {
  ...notice,
  issuedOn: '2026-11-24',
  payer: {
    name: 'Société immobilière et foncière des Roches Noires et de Aïn-Sebaâ SARL AU',
    nameAr: 'الشركة العقارية للصخور السوداء وعين السبع',
    identifier: '001561191000066',
    address: '1284 boulevard Abou Baker El Kadiri, résidence Al Banafsaj, immeuble 12, Casablanca',
    owners: 12,
  },
  plot: {
    ...notice.plot,
    address: '1284 boulevard Abou Baker El Kadiri, lotissement Al Qods, tranche 3',
    arrondissementFr: 'Asoukhour Assawda',
    arrondissementAr: 'الصخور السوداء',
  },
  computation: {
    ...notice.computation,
    area: '11312.4',
    covered: '200',
    used: '1000',
    zone: 'weak',
    tariff: 'arrêté fiscal de la commune de Casablanca du 29/12/2025',
    taxed: 5313,
  },
  principal: Money.ofMinor(15_939_000),
  sanction: Money.ofMinor(2_390_850),
  total: Money.ofMinor(18_329_850),
  late: { on: '2026-11-24', total: Money.ofMinor(21_358_260) },
}

async function* rollLines(): AsyncGenerator<RollStateLine> {
  for (const heading of ['Aïn-Chock · عين الشق', 'Anfa · أنفا']) {
    yield { heading }
    for (let article = 1; article <= 30; article++) {
      yield {
        article,
        notice: `AV-2026-${String(article).padStart(7, '0')}`,
        payer: article % 2 ? 'SOMADIAZ SARL' : 'بنجلون محمد',
        identifier: 'BE123421',
        title: `${88_120 + article}/C`,
        area: '312.4',
        taxedArea: 313,
        rate: '30.00',
        principal: Money.ofMinor(939_000),
        sanction: Money.zero,
      }
    }
  }
}

export const taxPreviews = [
  definePreview({
    key: 'tax.notice',
    title: 'Avis d’imposition',
    options: { language: 'fr', date: notice.issuedOn, number: notice.number },
    facts: notice,
    draw: drawNotice,
  }),
  definePreview({
    key: 'tax.notice_longest',
    title: 'Avis d’imposition, le plus long',
    options: { language: 'fr', date: longest.issuedOn, number: longest.number },
    facts: longest,
    draw: drawNotice,
  }),
  ...(['fr', 'ar'] as const).map((language) =>
    definePreview({
      key: `tax.roll_state.${language}`,
      title: language === 'fr' ? 'Rôle (français)' : 'Rôle (arabe)',
      options: { language, date: '2026-01-05', number: '2026/01' },
      facts: {
        number: '2026/01',
        year: 2026,
        issuedOn: '2026-01-05',
        dueOn: '2026-02-28',
        articles: 60,
        total: Money.ofMinor(56_340_000),
      },
      draw: (kit, facts) => drawRollState(kit, facts, rollLines()),
    })
  ),
]
