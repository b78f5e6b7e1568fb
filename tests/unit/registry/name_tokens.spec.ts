import { test } from '@japa/runner'
import { indexTokens, matchName, queryTokens, sameName } from '#registry/rules/name_tokens'

/** A name is found when every word searched begins one of its words. */
const finds = (names: string[], term: string) =>
  queryTokens(term).every((token) => indexTokens(names).some((word) => word.startsWith(token)))

test.group('Words of a name', () => {
  test('{term} finds {name}')
    .with([
      { name: 'El Idrissi Hicham', term: 'idrissi' },
      { name: 'El Idrissi Hicham', term: 'el idr' },
      { name: 'Elidrissi Hicham', term: 'el idrissi hicham' },
      { name: 'Ben Jelloun Mohamed', term: 'benjelloun' },
      { name: 'Benjelloun Mohamed', term: 'mohamed ben jelloun' },
      { name: 'Sté Océan Bleu 5 SARL', term: 'ocean bleu' },
      { name: "M'hamed Skalli", term: 'mhamed' },
      { name: 'سلمى الفيلالي', term: 'فيلالي' },
      { name: 'سلمى الفيلالي', term: 'الفيلالي سلمي' },
      { name: 'أحمد بنجلون', term: 'احمد' },
    ])
    .run(({ assert }, { name, term }) => assert.isTrue(finds([name], term)))

  test('{term} does not find {name}')
    .with([
      { name: 'Benjelloun Mohamed', term: 'jelloul' },
      { name: 'Benjelloun Mohamed', term: 'benjelloun ahmed' },
    ])
    .run(({ assert }, { name, term }) => assert.isFalse(finds([name], term)))

  test('the same words in another order are the same name', ({ assert }) => {
    assert.isTrue(sameName('BELKADI Rajae', 'Rajae Belkadi'))
    assert.isFalse(sameName('Belkadi Rajae', 'Belkadi Rajaa'))
  })
})

test.group('Names that match', () => {
  test('{a} and {b}: {same}')
    .with([
      { a: 'Ben Jelloun Mohamed', b: 'Mohamed BENJELLOUN', kind: 'person' as const, same: true },
      { a: 'El Amrani Khadija', b: 'Khadija Elamrani', kind: 'person' as const, same: true },
      { a: 'Tazi Omar', b: 'Tazi Omayma', kind: 'person' as const, same: false },
      {
        a: 'Sté Atlas Immobilier',
        b: 'Atlas Immobilier SARL',
        kind: 'organisation' as const,
        same: true,
      },
      {
        a: 'Atlas Immobilier 2 SARL',
        b: 'Atlas Immobilier 3 SARL',
        kind: 'organisation' as const,
        same: false,
      },
    ])
    .run(({ assert }, { a, b, kind, same }) =>
      assert.equal(matchName(a, kind) === matchName(b, kind), same)
    )
})
