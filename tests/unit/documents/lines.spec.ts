import { test } from '@japa/runner'
import { bold, isolate } from '#documents/text/inline'
import { LeastRecentlyUsed } from '#documents/text/least_recently_used'
import { openWoff } from '#documents/text/open_woff'
import { layOut, widthOf } from '#documents/text/paragraph'

const STYLE = { size: 10 }

/** The lines as they are read from left to right on paper. */
const linesOf = (text: Parameters<typeof layOut>[0], width: number) =>
  layOut(text, { ...STYLE, width }).lines.map(({ fragments }) =>
    fragments.flatMap(({ shaped }) => shaped.characters).join('')
  )

test.group('Lines of text', () => {
  test('no line is wider than asked, and nothing is lost', ({ assert }) => {
    const text =
      'Le rôle primitif de la taxe sur les terrains urbains non bâtis (عين الشق) est émis le 05/01/2026.'
    for (const width of [60, 90, 140, 300]) {
      const paragraph = layOut(text, { ...STYLE, width })
      for (const line of paragraph.lines) assert.isAtMost(line.width, width + 0.02)
      const signs = linesOf(text, width).join('').replaceAll(' ', '')
      assert.equal([...signs].sort().join(''), [...text.replaceAll(' ', '')].sort().join(''))
    }
  })

  test('French points, numbers with their unit, and references are never cut')
    .with([
      ['a b c d e f g h Tarif : 30,00 DH', ['Tarif :', '30,00 DH']],
      ['Le montant total est de 9 390,45 DH net', ['9 390,45 DH']],
      ['ouvert de 8 h 30 à 15 h 30 ; fermé', ['8 h 30', '15 h 30 ;']],
      ['Le terme « Rôle » désigne N° AV-2026-0104419', ['« Rôle »', 'N° AV-2026-0104419']],
      ['Titre foncier 123743/45 et 88120/C inscrits', ['123743/45', '88120/C']],
      ['taux de 10 % puis 5 % par mois', ['10 %', '5 %']],
    ] as const)
    .run(({ assert }, [text, kept]) => {
      const widest = Math.max(...kept.map((part) => widthOf(part, STYLE)))
      for (let width = widest; width < 220; width += 3) {
        const lines = linesOf(text, width)
        for (const part of kept) {
          assert.isTrue(
            lines.some((line) => line.includes(part)),
            `${part} at ${width}: ${lines.join(' | ')}`
          )
        }
      }
    })

  test('a word wider than the line is cut where the line ends', ({ assert }) => {
    const lines = linesOf(`mot ${'x'.repeat(60)} fin`, 80)
    assert.isAbove(lines.length, 3)
    assert.equal(lines.join('').replaceAll(' ', ''), `mot${'x'.repeat(60)}fin`)
  })

  test('weights change the width, colours do not', ({ assert }) => {
    const plain = layOut('Montant à payer', STYLE).width
    assert.isAbove(layOut([bold('Montant'), ' à payer'], STYLE).width, plain)
    assert.closeTo(
      layOut(['Montant', { text: ' à payer', color: '#b0382c' }], STYLE).width,
      plain,
      0.001
    )
  })

  test('a paragraph is read in the direction of its first letter, unless told', ({ assert }) => {
    assert.equal(layOut('الرسم 12', STYLE).direction, 'rtl')
    assert.equal(layOut('12 الرسم', STYLE).direction, 'rtl')
    assert.equal(layOut('Taxe الرسم', STYLE).direction, 'ltr')
    assert.equal(layOut('Taxe', { ...STYLE, direction: 'rtl' }).direction, 'rtl')
  })

  test('a plate keeps its order inside Arabic and French alike', ({ assert }) => {
    const plate = isolate('74043|أ|11')
    for (const text of [`اللوحة ${plate} للجماعة`, `Véhicule ${plate} affecté`]) {
      assert.include(linesOf(text, 400)[0], '74043|أ|11')
    }
  })

  test('figures are all as wide, so that columns stand under columns', ({ assert }) => {
    const widths = [...'0123456789'].map((figure) => widthOf(figure.repeat(6), STYLE))
    assert.equal(new Set(widths.map((width) => width.toFixed(4))).size, 1)
  })

  test('the fast way of shaping agrees with the font itself', ({ assert }) => {
    for (const text of ['AVAV Tarif', 'L’État WAW', '«Yo»', 'Ta. To, fi ffi']) {
      const [{ fragments }] = layOut(text, STYLE).lines
      const { font } = fragments[0].shaped.face
      const asked = font.layout(text).positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
      const found = fragments.reduce((sum, { shaped }) => sum + shaped.width, 0)
      assert.closeTo(found, (asked * 1000) / font.unitsPerEm, 0.5, text)
    }
  })

  test('what is asked for once is not kept, the rest within bounds', ({ assert }) => {
    const kept = new LeastRecentlyUsed<number>(2)
    for (const key of ['a', 'a', 'b', 'c', 'c', 'd', 'd']) kept.set(key, 1)
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map((key) => kept.get(key)),
      [undefined, undefined, 1, 1]
    )
    assert.equal(kept.size, 2)
  })

  test('what is not a WOFF file is refused', ({ assert }) => {
    assert.throws(() => openWoff(Buffer.alloc(60)), /Not a WOFF file/)
  })
})
