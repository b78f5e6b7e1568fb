import type { Assert } from '@japa/assert'
import type { Page } from 'playwright-core'
import { bareSheets } from '#tests/support/documents/bare_sheets'
import { centimes, download, flash, openPlot, textOf } from '../steps.js'
import type { Story } from '../steps.js'

export const CO_OWNERS = [
  { identifier: 'ZT100001', name: 'Alami', first_name: 'Othmane', share: '1' },
  { identifier: 'ZT100002', name: 'Alami', first_name: 'Kenza', share: '2' },
]

/** The register read: by search, on the map, by arrondissement; a plot with its exemption and its declaration. */
export async function readTheRegister({ officer, census }: Story, assert: Assert): Promise<void> {
  await officer.goto('/tax/map')
  assert.equal(centimes(await officer.locator('tfoot td').first().innerText()) / 100, census.length)
  const anfa = census.filter(({ place }) => place === '06.141.01.01').length
  await officer.locator('svg.tax-map a[aria-label^="Anfa,"]').click()
  await officer.waitForURL(/tax\/plots\?f=arrondissement/)
  assert.include(await textOf(officer), String(anfa))

  await openPlot(officer, '81823/33')
  const exempt = await textOf(officer)
  for (const fact of ['Domaine de l’État', 'P-9652/2022', '01/01/2023', 'Sté Maghreb Fournitures'])
    assert.include(exempt, fact)
  assert.match(exempt, /DEC-\d{4}-\d{6}.*09\/02\/2026/, 'filed under a number, on its day')
}

/** A correction since 1 July 2025: what was true before stays. */
export async function correct(story: Story, assert: Assert): Promise<void> {
  const { officer, corrected } = story
  story.plot = await openPlot(officer, corrected.title)
  await officer.getByRole('link', { name: 'Corriger' }).click()
  await officer.fill('#area', String(corrected.area).replace('.', ','))
  await officer.fill('#from', '2025-07-01')
  await officer.fill('#reason', 'Levé topographique n° 88/2025')
  await officer.locator('form.form button.primary').click()
  await officer.waitForURL(/tax\/plots\/\d+$/)
  const page = await textOf(officer)
  for (const fact of ['12 400,5 m²', '3 680,3 m²', '01/07/2025 → …', '→ 30/06/2025', 'Levé'])
    assert.include(page, fact)
}

/** A sale declared within 45 days to two co-owners, and one declared too late to a firm. */
export async function transfer({ officer, shared }: Story, assert: Assert): Promise<void> {
  await openPlot(officer, shared.title)
  await fillTransfer(officer, '2025-10-01', '2025-11-14', CO_OWNERS)
  assert.include(await flash(officer), 'dans le délai')
  const joint = await textOf(officer)
  for (const fact of ['Alami Othmane', 'Alami Kenza', '2/3', 'solidairement', 'Destinataire'])
    assert.include(joint, fact)
  assert.match(joint, /Benjelloun.*30\/09\/2025/, 'the former owner stays in the history')

  await openPlot(officer, '139375/71')
  await fillTransfer(officer, '2026-05-04', '2026-06-19', [
    { kind: 'organisation', identifier: '001561191000066', name: 'Sté Atlas Foncier SARL' },
  ])
  // One day beyond the 45: 15 % of 1 273 m² at 30 DH.
  assert.match(await flash(officer), /hors délai, sanction de 5 728,50 DH/)
}

async function fillTransfer(
  page: Page,
  changedOn: string,
  declaredOn: string,
  owners: Record<string, string>[]
): Promise<void> {
  await page.getByRole('link', { name: 'Muter' }).click()
  await page.fill('#changed_on', changedOn)
  await page.fill('#declared_on', declaredOn)
  await page.fill('#act_reference', 'Me Lahlou, acte 412 du registre')
  for (const [index, { kind, ...owner }] of owners.entries()) {
    if (index > 0)
      await page
        .locator('details.tax-owner summary')
        .nth(index - 1)
        .click()
    if (kind) await page.selectOption(`#owners_${index}_kind`, kind)
    for (const [field, value] of Object.entries(owner))
      await page.fill(`#owners_${index}_${field}`, value)
  }
  await page.locator('form.form button.primary').click()
  await page.waitForURL(/tax\/plots\/\d+$/)
}

/** A division whose parts must add up, then its parts joined again. */
export async function splitAndMerge({ officer }: Story, assert: Assert): Promise<void> {
  const origin = await openPlot(officer, '52793/71')
  await officer.getByRole('link', { name: 'Diviser ou réunir' }).click()
  await officer.fill('#split_on', '2026-03-02')
  await officer.fill('#split_reference', 'Plan de morcellement 17/2026')
  for (const [index, [title, area]] of [
    ['900001/D', '700,6'],
    ['900002/D', '600'],
  ].entries()) {
    await officer.fill(`#parts_${index}_land_title`, title)
    await officer.fill(`#parts_${index}_area`, area)
  }
  const split = officer.locator('form[action$="/divisions"] button.primary')
  await split.click()
  await officer.waitForSelector('[role="alert"]')
  assert.match(await textOf(officer), /1 300,6.*1 335,6/, 'the parts do not add up')
  assert.equal(await officer.inputValue('#parts_0_land_title'), '900001/D', 'nothing typed is lost')
  await officer.fill('#parts_1_area', '635')
  await split.click()
  await officer.waitForURL(new RegExp(`tax/plots/${origin}$`))
  const divided = await textOf(officer)
  for (const fact of ['Divisé', '900001/D', '900002/D']) assert.include(divided, fact)

  await openPlot(officer, '900001/D')
  assert.include(await textOf(officer), 'Mansouri Hicham', 'the owner passes to the parts')
  await officer.getByRole('link', { name: 'Diviser ou réunir' }).click()
  await officer.fill('#merge_on', '2026-06-01')
  await officer.fill('#merge_reference', 'Fusion 3/2026')
  await officer.fill('#titles', '900002/D')
  await officer.locator('#land_title').fill('900003/D')
  await officer.locator('form[action$="/unions"] button.primary').click()
  await officer.waitForURL(/tax\/plots\/\d+$/)
  const joined = await textOf(officer)
  for (const fact of ['900003/D', '1 335,6 m²', 'Réunit']) assert.include(joined, fact)
}

/** An exemption under its article with its document, a late declaration with its stamp, the certificate itself. */
export async function fileThePapers({ officer }: Story, assert: Assert): Promise<void> {
  await openPlot(officer, '170829/63')
  await officer.getByRole('link', { name: 'Exonérer' }).click()
  await officer.selectOption('#code', 'PERMIS')
  await officer.fill('#permit_on', '2026-02-10')
  await officer.locator('form.form button.primary').click()
  await officer.waitForSelector('[role="alert"]')
  assert.include(await textOf(officer), 'demande un justificatif')
  await officer.fill('#document', 'Permis de construire 118/2026')
  await officer.locator('form.form button.primary').click()
  await officer.waitForURL(/tax\/plots\/\d+$/)
  const exempt = await textOf(officer)
  for (const fact of ['118/2026', '01/01/2027 → 31/12/2029']) assert.include(exempt, fact)
  const certificate = await bareSheets([['Permis de construire 118/2026']], { top: 60, step: 20 })
  await officer.setInputFiles('.dossier-form input[type=file]', {
    name: 'permis-118-2026.pdf',
    mimeType: 'application/pdf',
    buffer: certificate,
  })
  await officer.locator('.dossier-form button').first().click()
  const link = officer.locator('a', { hasText: 'permis-118-2026.pdf' })
  await link.waitFor()
  const kept = await download(officer, (await link.getAttribute('href'))!)
  assert.isTrue(kept.equals(certificate), 'the certificate comes back as it was given')

  await openPlot(officer, '126096/D')
  await officer.getByRole('link', { name: 'Déposer une déclaration' }).click()
  await officer.fill('#year', '2026')
  await officer.fill('#filed_on', '2026-03-16')
  await officer.locator('form.form button.primary').click()
  await officer.waitForURL(/tax\/plots\/\d+$/)
  const number = /DEC-\d{4}-\d{6}/.exec(await flash(officer))
  assert.isNotNull(number)
  // Late: 15 % of 908 m² at 30 DH.
  assert.match(await textOf(officer), new RegExp(`${number}.*16/03/2026 en retard.*4 086,00`))
}
