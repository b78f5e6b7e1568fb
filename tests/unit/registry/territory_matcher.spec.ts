import { test } from '@japa/runner'
import { TerritoryMatcher } from '#registry/rules/territory_matcher'
import type { Place } from '#registry/rules/territory_matcher'

const place = (
  id: number,
  code: string,
  nameFr: string,
  nameAr: string,
  spellings = ''
): Place => ({
  id,
  kind: 'arrondissement',
  parentId: 1,
  code,
  nameFr,
  nameAr,
  spellings,
})

const matcher = new TerritoryMatcher([
  { ...place(1, '06.141.01', 'Casablanca', 'الدار البيضاء'), kind: 'commune' },
  place(2, '06.141.01.41', 'Aïn-Chock', 'عين الشق'),
  place(3, '06.141.01.61', "Ben-M'sick", 'ابن مسيك', 'Ben Msik'),
  place(4, '06.141.01.03', 'Maârif', 'المعاريف'),
  place(5, '06.141.01.11', 'Al-Fida', 'الفداء', 'El Fida'),
])

test.group('Territory matcher', () => {
  test('finds {text}')
    .with([
      { text: 'Aïn-Chock', id: 2 },
      { text: 'AÏN-CHOCK', id: 2 },
      { text: 'Ain Chock', id: 2 },
      { text: '  aïn   chock ', id: 2 },
      { text: '06.141.01.41', id: 2 },
      { text: 'عين الشق', id: 2 },
      { text: 'مقاطعة عين الشق', id: 2 },
      { text: 'Arrondissement de Aïn-Chock', id: 2 },
      { text: "Arrondissement d'Aïn-Chock", id: 2 },
      { text: 'Ben M’sick', id: 3 },
      { text: 'BEN MSICK', id: 3 },
      { text: 'ben msik', id: 3 },
      { text: 'Maarif', id: 4 },
      { text: 'المعاريف', id: 4 },
      { text: 'El Fida', id: 5 },
    ])
    .run(({ assert }, { text, id }) => {
      assert.equal(matcher.findArrondissement(text)?.id, id)
    })

  test('does not find {text}')
    .with([
      { text: '' },
      { text: 'Mohammedia' },
      { text: '06.141.01.99' },
      { text: 'Casablanca' },
      { text: 'Aïn Harrouda' },
    ])
    .run(({ assert }, { text }) => {
      assert.isNull(matcher.findArrondissement(text))
    })
})
