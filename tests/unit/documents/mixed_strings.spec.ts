import { readFile, writeFile } from 'node:fs/promises'
import { test } from '@japa/runner'
import { isCovered } from '#documents/text/faces'
import { layOut } from '#documents/text/paragraph'
import { bareSheets } from '#tests/support/documents/bare_sheets'
import { decodePng, encodePng, type GrayPicture } from '#tests/support/documents/gray_picture'
import { mixedStrings } from '#tests/support/documents/mixed_strings'
import { extractText, renderPages } from '#tests/support/documents/poppler'

const PLACE = { top: 30, step: 22 }
const PER_PAGE = 35
const DOTS_PER_INCH = 72

/** How much of the ink of a line may differ from the golden: other anti-aliasing, never another sign. */
const TOLERANCE = 0.02

/** Controls of direction draw nothing; spaces of all widths read as spaces. */
const tidy = (text: string) =>
  text
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\u00a0\u2009\u202f\s]+/g, ' ')
    .trim()
const unspaced = (text: string) => tidy(text).replaceAll(' ', '')
const letters = (text: string) => [...unspaced(text)].sort().join('')

function sheetsOf(texts: readonly string[]): string[][] {
  const pages: string[][] = []
  for (let at = 0; at < texts.length; at += PER_PAGE) pages.push(texts.slice(at, at + PER_PAGE))
  return pages
}

/** The share of ink that differs between two pictures, in the band of one line. */
function inkApart(found: GrayPicture, golden: GrayPicture, line: number): number {
  const [from, to] = [PLACE.top + line * PLACE.step - 2, PLACE.top + (line + 1) * PLACE.step - 2]
  let ink = 0
  let apart = 0
  for (let at = from * found.width; at < to * found.width; at++) {
    ink += 255 - golden.dots[at]
    apart += Math.abs(found.dots[at] - golden.dots[at])
  }
  return apart / Math.max(ink, 1)
}

test.group('Mixed strings', () => {
  test('there are at least sixty of them, most read back exactly', ({ assert }) => {
    assert.isAtLeast(mixedStrings.length, 60)
    assert.isAtLeast(mixedStrings.filter(({ reads }) => reads === 'exact').length, 30)
  })

  test('read back as they were written', async ({ assert }) => {
    const pages = await extractText(
      await bareSheets(
        mixedStrings.map(({ text }) => [text]),
        PLACE
      )
    )
    const measures = { exact: tidy, spacing: unspaced, letters }
    mixedStrings.forEach(({ text, reads }, index) => {
      assert.equal(measures[reads](pages[index]), measures[reads](text))
    })
  })

  test('look as they looked when they were checked by eye', async ({ assert }) => {
    const sheets = sheetsOf(mixedStrings.map(({ text }) => text))
    const pictures = await renderPages(await bareSheets(sheets, PLACE), DOTS_PER_INCH)
    for (const [page, picture] of pictures.entries()) {
      const file = new URL(`./goldens/mixed_strings_${page + 1}.png`, import.meta.url)
      if (process.env.KEEP_GOLDENS === 'yes') await writeFile(file, encodePng(picture))
      const golden = decodePng(await readFile(file))
      assert.deepEqual([picture.width, picture.height], [golden.width, golden.height])
      sheets[page].forEach((text, line) =>
        assert.isBelow(inkApart(picture, golden, line), TOLERANCE, text)
      )
    }
  })

  test('the comparison sees one turned bracket, one moved point, one letter in isolation')
    .with([
      [
        'الرسم على الأراضي الحضرية غير المبنية (2026)',
        'الرسم على الأراضي الحضرية غير المبنية (2026(',
      ],
      ['الرسم المهني ورسم السكن.', '.الرسم المهني ورسم السكن'],
      ['جماعة الدار البيضاء', 'جماع\u200cة الدار البيضاء'],
    ])
    .run(async ({ assert }, [right, wrong]) => {
      const [golden, found] = await renderPages(
        await bareSheets([[right], [wrong]], PLACE),
        DOTS_PER_INCH
      )
      assert.isAbove(inkApart(found, golden, 0), TOLERANCE)
    })

  test('no sign is missing, and one that is missing refuses by its number', ({ assert }) => {
    for (const { text } of mixedStrings) {
      for (const { fragments } of layOut(text, { size: 12 }).lines) {
        for (const { shaped } of fragments) assert.isFalse(shaped.glyphs.includes(0), text)
      }
    }
    assert.isFalse(isCovered(0x4e2d))
    assert.throws(() => layOut('Casablanca 中', { size: 12 }), /U\+4E2D/)
  })
})
