import { test } from '@japa/runner'
import { amountInArabic } from '#documents/words/arabic'
import { amountInFrench, countInFrench, numberInFrench } from '#documents/words/french'

const FRENCH: [number, string][] = [
  [0, 'zéro dirham'],
  [1, 'un centime'],
  [2, 'deux centimes'],
  [45, 'quarante-cinq centimes'],
  [100, 'un dirham'],
  [101, 'un dirham et un centime'],
  [200, 'deux dirhams'],
  [1_600, 'seize dirhams'],
  [1_700, 'dix-sept dirhams'],
  [2_100, 'vingt et un dirhams'],
  [7_000, 'soixante-dix dirhams'],
  [7_100, 'soixante et onze dirhams'],
  [7_700, 'soixante-dix-sept dirhams'],
  [8_000, 'quatre-vingts dirhams'],
  [8_100, 'quatre-vingt-un dirhams'],
  [9_100, 'quatre-vingt-onze dirhams'],
  [9_900, 'quatre-vingt-dix-neuf dirhams'],
  [10_000, 'cent dirhams'],
  [10_100, 'cent un dirhams'],
  [18_000, 'cent quatre-vingts dirhams'],
  [20_000, 'deux cents dirhams'],
  [20_100, 'deux cent un dirhams'],
  [28_050, 'deux cent quatre-vingts dirhams et cinquante centimes'],
  [99_900, 'neuf cent quatre-vingt-dix-neuf dirhams'],
  [100_000, 'mille dirhams'],
  [100_100, 'mille un dirhams'],
  [108_000, 'mille quatre-vingts dirhams'],
  [200_000, 'deux mille dirhams'],
  [939_000, 'neuf mille trois cent quatre-vingt-dix dirhams'],
  [1_084_545, 'dix mille huit cent quarante-cinq dirhams et quarante-cinq centimes'],
  [8_000_000, 'quatre-vingt mille dirhams'],
  [20_000_000, 'deux cent mille dirhams'],
  [20_010_000, 'deux cent mille cent dirhams'],
  [28_000_000, 'deux cent quatre-vingt mille dirhams'],
  [
    99_999_999,
    'neuf cent quatre-vingt-dix-neuf mille neuf cent quatre-vingt-dix-neuf dirhams et quatre-vingt-dix-neuf centimes',
  ],
  [100_000_000, 'un million de dirhams'],
  [100_000_050, 'un million de dirhams et cinquante centimes'],
  [100_000_100, 'un million un dirhams'],
  [200_000_000, 'deux millions de dirhams'],
  [250_000_000, 'deux millions cinq cent mille dirhams'],
  [8_000_000_000, 'quatre-vingts millions de dirhams'],
  [20_000_000_000, 'deux cents millions de dirhams'],
  [100_000_000_000, 'un milliard de dirhams'],
  [230_000_000_000, 'deux milliards trois cents millions de dirhams'],
  [-939_000, 'moins neuf mille trois cent quatre-vingt-dix dirhams'],
]

const ARABIC: [number, string][] = [
  [0, 'صفر درهم'],
  [1, 'سنتيم واحد'],
  [2, 'سنتيمان'],
  [5, 'خمسة سنتيمات'],
  [45, 'خمسة وأربعون سنتيما'],
  [100, 'درهم واحد'],
  [200, 'درهمان'],
  [300, 'ثلاثة دراهم'],
  [1_000, 'عشرة دراهم'],
  [1_100, 'أحد عشر درهما'],
  [1_200, 'اثنا عشر درهما'],
  [1_900, 'تسعة عشر درهما'],
  [2_000, 'عشرون درهما'],
  [2_100, 'واحد وعشرون درهما'],
  [2_200, 'اثنان وعشرون درهما'],
  [9_900, 'تسعة وتسعون درهما'],
  [10_000, 'مائة درهم'],
  [10_100, 'مائة درهم ودرهم واحد'],
  [10_200, 'مائة درهم ودرهمان'],
  [10_300, 'مائة وثلاثة دراهم'],
  [11_100, 'مائة وأحد عشر درهما'],
  [20_000, 'مائتا درهم'],
  [20_500, 'مائتان وخمسة دراهم'],
  [22_200, 'مائتان واثنان وعشرون درهما'],
  [30_000, 'ثلاثمائة درهم'],
  [80_000, 'ثمانمائة درهم'],
  [100_000, 'ألف درهم'],
  [100_300, 'ألف وثلاثة دراهم'],
  [110_000, 'ألف ومائة درهم'],
  [200_000, 'ألفا درهم'],
  [201_000, 'ألفان وعشرة دراهم'],
  [300_000, 'ثلاثة آلاف درهم'],
  [939_000, 'تسعة آلاف وثلاثمائة وتسعون درهما'],
  [939_045, 'تسعة آلاف وثلاثمائة وتسعون درهما وخمسة وأربعون سنتيما'],
  [1_084_545, 'عشرة آلاف وثمانمائة وخمسة وأربعون درهما وخمسة وأربعون سنتيما'],
  [1_100_000, 'أحد عشر ألف درهم'],
  [1_150_000, 'أحد عشر ألفا وخمسمائة درهم'],
  [2_000_000, 'عشرون ألف درهم'],
  [2_132_500, 'واحد وعشرون ألفا وثلاثمائة وخمسة وعشرون درهما'],
  [10_000_000, 'مائة ألف درهم'],
  [10_100_000, 'مائة ألف وألف درهم'],
  [10_300_000, 'مائة وثلاثة آلاف درهم'],
  [20_000_000, 'مائتا ألف درهم'],
  [20_010_000, 'مائتا ألف ومائة درهم'],
  [100_000_000, 'مليون درهم'],
  [200_000_000, 'مليونا درهم'],
  [250_000_000, 'مليونان وخمسمائة ألف درهم'],
  [300_000_000, 'ثلاثة ملايين درهم'],
  [1_100_000_000, 'أحد عشر مليون درهم'],
  [100_000_000_000, 'مليار درهم'],
  [-100, 'ناقص درهم واحد'],
]

test.group('Amounts in words', () => {
  test('{0} centimes in French')
    .with(FRENCH)
    .run(({ assert }, [minor, words]) => assert.equal(amountInFrench(minor), words))

  test('{0} centimes in Arabic')
    .with(ARABIC)
    .run(({ assert }, [minor, words]) => assert.equal(amountInArabic(minor), words))

  test('counts in French agree with their noun', ({ assert }) => {
    assert.equal(countInFrench(1, 'jour', 'jours'), 'un jour')
    assert.equal(countInFrench(21, 'jour', 'jours'), 'vingt et un jours')
    assert.equal(countInFrench(2_000_000, 'habitant', 'habitants'), 'deux millions d’habitants')
    assert.equal(numberInFrench(1_000_000_000_000), 'un billion')
  })

  test('what is not a whole number of centimes is refused', ({ assert }) => {
    for (const wrong of [0.5, Number.NaN, Infinity]) {
      assert.throws(() => amountInFrench(wrong), /whole number of centimes/)
      assert.throws(() => amountInArabic(wrong), /whole number of centimes/)
    }
  })
})
