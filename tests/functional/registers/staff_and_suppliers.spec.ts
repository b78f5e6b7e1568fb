import { test } from '@japa/runner'
import { clock } from '#platform/clock'
import { agentImport } from '#hr/imports/agents'
import { supplierImport } from '#procurement/imports/suppliers'
import { dividesBy97, dryRun, plainDay, plainRows, repeats } from '#tests/support/plain_registers'

const ECHELLES = ['5', '6', '7', '8', '9', '10', '11', 'HE']
const isRib = (text: string) => dividesBy97(text, 24)
const isIce = (text: string) => dividesBy97(text, 15)

/** 'YYYY-MM-DD' eighteen years later. */
const cameOfAge = (birth: string) => `${Number(birth.slice(0, 4)) + 18}${birth.slice(4)}`

test.group('Registers | staff and suppliers, against a plain reading', (group) => {
  group.setup(() => clock.freeze('2026-11-23T09:00'))
  group.teardown(() => clock.release())

  test('staff: the rows refused are those a reader refuses', async ({ assert }) => {
    const rows = await plainRows('agents.csv')
    const wrong = rows.filter(({ cells }) => {
      const birth = plainDay(cells.date_naissance)
      const recruited = plainDay(cells.date_recrutement)
      const step = Number(cells.echelon)
      return (
        cells.ppr.trim() === '' ||
        cells.nom.trim() === '' ||
        cells.prenom.trim() === '' ||
        birth === null ||
        recruited === null ||
        recruited < cameOfAge(birth) ||
        !ECHELLES.includes(cells.echelle) ||
        !(step >= 1 && step <= 13) ||
        !isRib(cells.rib)
      )
    })
    const again = repeats(rows, ({ cells }) => cells.ppr.trim())
    assert.lengthOf(wrong, 24)
    assert.lengthOf(again, 10)
    const { refused } = await dryRun(agentImport, 'agents.csv')
    const expected = new Set([...wrong.map((row) => row.number), ...again])
    assert.deepEqual(
      [...refused.keys()],
      [...expected].toSorted((a, b) => a - b)
    )
  }).timeout(120_000)

  test('suppliers: the rows refused are those a reader refuses, each for its identifier', async ({
    assert,
  }) => {
    const rows = await plainRows('fournisseurs.csv')
    const wrong = rows.filter(({ cells }) => !isIce(cells.ice) || !isRib(cells.rib))
    assert.lengthOf(wrong, 8)
    assert.isEmpty(repeats(rows, ({ cells }) => cells.ice))
    const { refused } = await dryRun(supplierImport, 'fournisseurs.csv')
    assert.deepEqual(
      [...refused],
      wrong.map(({ number, cells }) => [number, [isIce(cells.ice) ? 'rib' : 'ice']])
    )
  }).timeout(60_000)
})
