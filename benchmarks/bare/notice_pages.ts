import { createWriteStream } from 'node:fs'
import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'

interface Facts {
  number: string
  article: number
  payer: string
  taxed: number
  amount: string
}

/** The n-th notice: another number, payer and amount each time, so that nothing can be drawn once for all. */
function factsOf(index: number): Facts {
  const taxed = 100 + ((index * 37) % 4000)
  return {
    number: `AV-2026-${String(index).padStart(7, '0')}`,
    article: index,
    payer: `Benjelloun Mohamed ${index}`,
    taxed,
    amount: `${taxed * 30},00`,
  }
}

type Place = [x: number, y: number, width: number]

const LINES: [Place, size: number, arabic: boolean, text: (facts: Facts) => string][] = [
  ...[
    'Royaume du Maroc',
    'Ministère de l’Intérieur',
    'Wilaya de la région de Casablanca-Settat',
    'Préfecture de Casablanca',
    'Commune de Casablanca',
    'Arrondissement Aïn-Chock',
    'Service de l’assiette fiscale',
  ].map(
    (text, index) =>
      [[40, 32 + index * 12.6, 230], 8.25, false, () => text] as (typeof LINES)[number]
  ),
  ...[
    'المملكة المغربية',
    'وزارة الداخلية',
    'ولاية جهة الدار البيضاء سطات',
    'عمالة الدار البيضاء',
    'جماعة الدار البيضاء',
    'مقاطعة عين الشق',
    'مصلحة الوعاء الجبائي',
  ].map(
    (text, index) =>
      [[325, 32 + index * 12.6, 230], 8.25, true, () => text] as (typeof LINES)[number]
  ),
  [[40, 145, 250], 15.5, false, () => 'Avis d’imposition'],
  [[305, 145, 250], 15.5, true, () => 'إعلام ضريبي'],
  [[40, 168, 250], 8.8, false, () => 'Taxe sur les terrains urbains non bâtis, exercice 2026'],
  [[305, 168, 250], 8.8, true, () => 'الرسم على الأراضي الحضرية غير المبنية'],
  [[52, 200, 100], 8.25, false, () => 'Avis'],
  [[200, 200, 80], 8.25, true, () => 'الإعلام'],
  [[52, 214, 230], 9.4, false, ({ number }) => `N° ${number}`],
  [[52, 228, 230], 9.4, false, ({ article }) => `Rôle 2026/01 · article ${article}`],
  [[52, 242, 230], 9.4, false, () => 'Émis le 05/01/2026'],
  [[318, 200, 100], 8.25, false, () => 'Redevable'],
  [[460, 200, 90], 8.25, true, () => 'الملزم'],
  [[318, 214, 140], 9.4, false, ({ payer }) => payer],
  [[460, 214, 90], 9.4, true, () => 'محمد بنجلون'],
  [[318, 228, 230], 9.4, false, ({ article }) => `CIN BE${100_000 + article}`],
  [[318, 242, 230], 9.4, false, ({ article }) => `${article % 300} Bd Oued Tensift, Casablanca`],
  [
    [52, 280, 490],
    9.4,
    false,
    ({ article }) =>
      `Titre foncier ${article}/C · ${article % 250} Route de Bouskoura, arrondissement Aïn-Chock · zone équipée · situation au 01/01/2026`,
  ],
  [[470, 280, 70], 9.4, true, () => 'عين الشق'],
  ...['Base', 'Calcul', 'Référence', 'Montant DH'].map(
    (text, index) =>
      [[48 + index * 130, 345, 120], 8.25, false, () => text] as (typeof LINES)[number]
  ),
  [
    [48, 368, 190],
    9.4,
    false,
    ({ taxed }) => `Superficie ${taxed} m², toute fraction compte pour un mètre`,
  ],
  [[250, 368, 90], 9.4, false, ({ taxed }) => `⌈${taxed}⌉ = ${taxed} m²`],
  [[345, 368, 120], 9.4, false, () => 'loi 47-06, art. 39 à 49'],
  [[48, 400, 190], 9.4, false, () => 'Tarif de la zone équipée'],
  [[250, 400, 90], 9.4, false, ({ taxed }) => `${taxed} × 30,00`],
  [
    [345, 400, 120],
    9.4,
    false,
    () => 'arrêté fiscal du 29/12/2025, toute la ville ; loi 47-06, art. 45',
  ],
  [[470, 400, 80], 9.4, false, ({ amount }) => amount],
  [[48, 450, 300], 10.5, false, () => 'À payer au plus tard le 28/02/2026'],
  [[470, 450, 80], 10.5, false, ({ amount }) => amount],
  [
    [52, 490, 490],
    9.4,
    false,
    ({ amount }) =>
      `Arrêté à la somme de neuf mille trois cent quatre-vingt-dix dirhams ${amount}.`,
  ],
  [[52, 504, 490], 9.4, true, () => 'حصر هذا المبلغ في تسعة آلاف وثلاثمائة وتسعون درهما'],
  [
    [40, 545, 245],
    8.8,
    false,
    ({ number }) =>
      `Où payer\nRégie de l’arrondissement Aïn-Chock, du lundi au vendredi, 8 h 30 à 15 h 30 : espèces, chèque, carte ; virement RIB 011 519 0000012050005349 21, référence ${number}.`,
  ],
  [
    [40, 600, 245],
    8.8,
    false,
    ({ amount }) =>
      `Après cette date, le retard coûte 10 % et 5 % le premier mois, puis 0,5 % par mois ou fraction : ${amount} DH au 31/03/2026.`,
  ],
  [
    [40, 645, 245],
    8.8,
    false,
    () =>
      'Contester : réclamation écrite au président du conseil communal dans les 6 mois qui suivent le délai de paiement ; recours au tribunal administratif ensuite.',
  ],
  [[310, 545, 245], 8.8, true, () => 'مكان الأداء'],
  [
    [310, 558, 245],
    8.8,
    true,
    () =>
      'شساعة مقاطعة عين الشق، من الاثنين إلى الجمعة، من الساعة إلى الساعة، نقدا أو بالشيك أو بالبطاقة، تحويل بنكي إلى الحساب مع ذكر المرجع',
  ],
  [
    [310, 600, 245],
    8.8,
    true,
    () => 'بعد هذا الأجل يترتب عن التأخير عن الشهر الأول وعن كل شهر إضافي أو جزء منه درهم',
  ],
  [
    [310, 645, 245],
    8.8,
    true,
    () =>
      'المنازعة مطالبة كتابية إلى رئيس مجلس الجماعة داخل أجل أشهر الموالية لأجل الأداء ثم الطعن أمام المحكمة الإدارية',
  ],
  [
    [125, 715, 160],
    8.25,
    false,
    ({ article }) =>
      `Vérifier ce document :\nhttps://idara.example/v/${article}\nempreinte ${article}`,
  ],
  [
    [400, 710, 155],
    9.4,
    false,
    () => 'Casablanca, le 05/01/2026\nLe président du conseil communal',
  ],
  [[40, 790, 250], 7.5, false, ({ number }) => `${number} · établi le 05/01/2026`],
  [[480, 790, 80], 7.5, false, () => 'page 1 / 1'],
]

/** The same page with nothing but pdfkit: its own wrapping and shaping, the same faces, boxes and code of squares. */
export async function drawBareNotices(path: string, count: number): Promise<void> {
  const require = createRequire(import.meta.url)
  const document = new PDFDocument({ size: 'A4', margin: 0, autoFirstPage: false })
  const done = new Promise<void>((resolve, reject) => {
    document
      .pipe(createWriteStream(path))
      .on('finish', () => resolve())
      .on('error', reject)
  })
  document.registerFont(
    'latin',
    require.resolve('@fontsource/noto-sans/files/noto-sans-latin-400-normal.woff')
  )
  document.registerFont(
    'arabic',
    require.resolve('@fontsource/noto-naskh-arabic/files/noto-naskh-arabic-arabic-400-normal.woff')
  )
  for (let index = 1; index <= count; index++) {
    const facts = factsOf(index)
    document.addPage()
    for (const [[x, y, width], size, arabic, text] of LINES) {
      document.font(arabic ? 'arabic' : 'latin').fontSize(size)
      document.text(
        text(facts),
        x,
        y,
        arabic ? { width, align: 'right', features: ['rtla'] } : { width }
      )
    }
    for (const [x, y, width, height] of [
      [40, 190, 250, 72],
      [305, 190, 250, 72],
      [40, 272, 515, 56],
      [40, 480, 515, 40],
      [40, 700, 74, 74],
    ]) {
      document.roundedRect(x, y, width, height, 4).stroke()
    }
    for (let dot = 0; dot < 400; dot++)
      document.rect(44 + (dot % 20) * 3.3, 704 + Math.floor(dot / 20) * 3.3, 3.3, 3.3)
    document.fill('#16202e')
  }
  document.end()
  await done
}
