import { Big } from '#values/decimal'
import { Money } from '#values/money'
import { definePreview } from '#documents/previews'
import { drawInventory, type InventoryFacts } from '#stores/documents/inventory'
import { drawSlip, type SlipFacts } from '#stores/documents/slip'
import { drawStockCard, type StockCardFacts } from '#stores/documents/stock_card'

const NAMES = { fr: 'français', ar: 'arabe' }
const KINDS = {
  receipt: 'Bon d’entrée',
  issue: 'Bon de sortie',
  return: 'Bon de retour',
  adjustment: 'Bon de régularisation',
}
const ITEM = {
  fr: 'Câble U1000 R2V 4×16 mm², couronne de 100 m (gaine noire)',
  ar: 'كابل U1000 R2V مقطع 4×16 مم²، لفة من 100 متر (غلاف أسود)',
}

function slipSample(kind: SlipFacts['kind'], language: 'fr' | 'ar'): SlipFacts {
  const arabic = language === 'ar'
  const entered = kind === 'receipt'
  return {
    kind,
    number: { receipt: 'BE', issue: 'BS', return: 'BE', adjustment: 'RG' }[kind] + '-2026-00042',
    on: '2026-11-23',
    store: arabic ? 'MAG-P · مخزن الحظيرة والإنارة' : 'MAG-P · Magasin du parc et de l’éclairage',
    supplier: entered
      ? arabic
        ? 'الشركة المغربية للتجهيز والصيانة والتوريدات العامة'
        : 'Société marocaine d’équipement et de fournitures générales'
      : null,
    unit:
      entered || kind === 'adjustment'
        ? null
        : arabic
          ? 'قسم الإنارة العمومية'
          : 'Division de l’éclairage public',
    order: entered ? 'BC-2026-00117' : null,
    deliveryNote: entered ? 'BL-2026/0881-A' : null,
    requester: entered ? null : arabic ? 'كريم الزياني' : 'Karim Ziani',
    approver: arabic ? 'فاطمة الزهراء الإدريسي' : 'Fatima Zahra Idrissi',
    storekeeper: arabic ? 'إبراهيم الوهبي' : 'Brahim Ouahbi',
    reason:
      kind === 'adjustment' ? (arabic ? 'الجرد INV-2026-0003' : 'Inventaire INV-2026-0003') : null,
    lines: Array.from({ length: entered ? 60 : 3 }, (_, index) => ({
      code: `CAB-${String(index + 1).padStart(3, '0')}`,
      name: ITEM[language],
      unit: arabic ? 'متر' : 'ml',
      quantity: new Big(index).times('1.5').plus(1).toString(),
      unitCost: index % 9 === 8 ? '0' : '82.788750',
      value: index % 9 === 8 ? Money.zero : Money.ofMinor(8_279 + index * 12_418),
    })),
  }
}

function cardSample(language: 'fr' | 'ar', movements: number): StockCardFacts {
  let balance = new Big(0)
  const lines = Array.from({ length: movements }, (_, index) => {
    const enters = index % 3 === 0
    const quantity = enters ? '120.000' : '48.500'
    balance = enters ? balance.plus(quantity) : balance.minus(quantity)
    return {
      id: index,
      on: `2026-${String(1 + (index % 11)).padStart(2, '0')}-17`,
      slipId: index,
      paper: `${enters ? 'BE' : 'BS'}-2026-${String(index + 1).padStart(5, '0')}`,
      store: 'MAG-P',
      entered: enters ? quantity : null,
      issued: enters ? null : quantity,
      balance: balance.toString(),
      unitCost: '82.788750',
      valueMinor: Number(balance.times('8278.875').toFixed(0)),
      who: language === 'ar' ? 'قسم الإنارة العمومية' : 'Division de l’éclairage public',
    }
  })
  return {
    code: 'CAB-416',
    name: ITEM.fr,
    nameAr: ITEM.ar,
    unit: language === 'ar' ? 'متر' : 'ml',
    shelf: 'E-02',
    minimum: '400',
    on: '2026-11-23',
    lines,
  }
}

function inventorySample(language: 'fr' | 'ar'): InventoryFacts {
  const arabic = language === 'ar'
  return {
    number: 'INV-2026-0003',
    on: '2026-11-23',
    store: arabic ? 'MAG-P · مخزن الحظيرة والإنارة' : 'MAG-P · Magasin du parc et de l’éclairage',
    openedBy: arabic ? 'إبراهيم الوهبي' : 'Brahim Ouahbi',
    counters: arabic
      ? ['إبراهيم الوهبي', 'فاطمة الزهراء الإدريسي']
      : ['Brahim Ouahbi', 'Fatima Zahra Idrissi'],
    closedBy: arabic ? 'لطيفة بنكيران' : 'Latifa Benkirane',
    lines: slipSample('receipt', language).lines.map((line, index) => ({
      code: line.code,
      name: line.name,
      unit: line.unit,
      expected: line.quantity,
      first: index % 4 === 1 ? '0' : line.quantity,
      second: index % 4 === 1 ? '0.5' : null,
      variance: index % 4 === 1 ? new Big('0.5').minus(line.quantity).toString() : '0',
      value: index % 4 === 1 ? line.value.negated() : Money.zero,
    })),
  }
}

/** The papers of the stores in both directions: every kind of slip, a long card and an empty one. */
export const storePreviews = (['fr', 'ar'] as const).flatMap((language) => [
  ...(Object.keys(KINDS) as (keyof typeof KINDS)[]).map((kind) => {
    const facts = slipSample(kind, language)
    return definePreview({
      key: `stores.${kind}.${language}`,
      title: `${KINDS[kind]} (${NAMES[language]})`,
      options: { language, date: facts.on, number: facts.number },
      facts,
      draw: drawSlip,
    })
  }),
  definePreview({
    key: `stores.inventory.${language}`,
    title: `Procès-verbal d’inventaire (${NAMES[language]})`,
    options: { language, date: '2026-11-23', number: 'INV-2026-0003' },
    facts: inventorySample(language),
    draw: drawInventory,
  }),
  ...[60, 0].map((movements) =>
    definePreview({
      key: `stores.card_${movements}.${language}`,
      title: `Fiche de stock de ${movements} mouvements (${NAMES[language]})`,
      options: { language, date: '2026-11-23', number: 'CAB-416', orientation: 'landscape' },
      facts: cardSample(language, movements),
      draw: drawStockCard,
    })
  ),
])
