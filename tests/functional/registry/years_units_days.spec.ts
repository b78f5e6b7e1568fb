import db from '@adonisjs/lucid/services/db'
import { test } from '@japa/runner'
import { systemAct } from '#platform/act'
import { clock } from '#platform/clock'
import { transaction } from '#platform/transaction'
import { decideHoliday } from '#registry/actions/decide_holiday'
import {
  closeFiscalYear,
  openFiscalYear,
  planFiscalYear,
} from '#registry/actions/fiscal_year_states'
import { prepareCalendarYear } from '#registry/actions/prepare_calendar_year'
import { proposeHoliday } from '#registry/actions/propose_holiday'
import { endUnavailability, recordUnavailability } from '#registry/actions/record_unavailability'
import { registerParty } from '#registry/actions/register_party'
import { changeUnit, createUnit } from '#registry/actions/save_unit'
import { requireOpenYear } from '#registry/queries/fiscal_years'
import { unavailabilitiesOf } from '#registry/queries/unavailabilities'
import { loadUnits, unitTree } from '#registry/queries/units'
import { loadCalendar } from '#registry/queries/working_calendar'
import { loadTerritory } from '#registry/queries/territories'
import { treeOn } from '#registry/rules/unit_tree'
import type { UnitNode } from '#registry/rules/unit_tree'
import { actWith } from '#tests/support/actors'

const act = systemAct('test')

const parentOf = (
  nodes: UnitNode[],
  code: string,
  parent: string | null = null
): string | null | undefined => {
  for (const node of nodes) {
    if (node.code === code) return parent
    const found = parentOf(node.children, code, node.code)
    if (found !== undefined) return found
  }
  return undefined
}

test.group('The base of every world', () => {
  test('knows the 16 arrondissements, the structures of the registers and the holidays', async ({
    assert,
  }) => {
    const places = await loadTerritory()
    assert.lengthOf(places.arrondissements, 16)
    const units = await loadUnits()
    for (const name of [
      'DRH',
      'Marchés',
      'Parc auto',
      'Espaces verts',
      'État civil',
      'Voirie',
      'Propreté',
      'Hygiène',
      'Cabinet',
      'Régie des recettes',
      'Affaires financières',
    ]) {
      assert.isNotNull(units.findUnit(name), name)
    }
    const calendar = await loadCalendar()
    assert.equal(calendar.workingDaysBetween('2026-11-02', '2026-11-20'), 13)
    assert.equal(calendar.lastDayOf('2026-08-03', 22), '2026-09-08')
    assert.isFalse(calendar.isWorkingDay('2025-06-09'))
  })

  test('the organisation is read as it stood on a day', async ({ assert }) => {
    assert.equal(parentOf(await unitTree('2024-06-01'), 'DLO-PRC'), 'DST')
    assert.equal(parentOf(await unitTree('2026-06-01'), 'DLO-PRC'), 'DLO')
    assert.equal(parentOf(await unitTree('2023-06-01'), 'DSI'), 'DAF')
    assert.deepEqual(treeOn([], '2026-01-01'), [])
  })
})

test.group('Units', () => {
  test('a unit never stands under itself, and two situations never overlap', async ({ assert }) => {
    const mark = Date.now() % 100_000
    const facts = {
      kind: 'service' as const,
      nameFr: 'Essai',
      nameAr: 'تجربة',
      validFrom: '2026-01-01',
    }
    const top = await createUnit(act, `T${mark}`, { ...facts, parentId: null })
    const below = await createUnit(act, `T${mark}-1`, { ...facts, parentId: top.id })
    await assert.rejects(
      () =>
        changeUnit(
          act,
          top.id,
          { ...facts, parentId: below.id, validFrom: '2026-06-01' },
          top.lockVersion
        ),
      /registry.unit_loop/
    )
    await changeUnit(
      act,
      below.id,
      { ...facts, parentId: null, validFrom: '2026-06-01' },
      below.lockVersion
    )
    const versions = await db
      .from('registry_unit_versions')
      .where('unit_id', below.id)
      .orderBy('valid_from')
    assert.deepEqual(
      versions.map((row) => [row.valid_from, row.valid_to]),
      [
        ['2026-01-01', '2026-05-31'],
        ['2026-06-01', null],
      ]
    )
    await assert.rejects(
      () =>
        db
          .from('registry_unit_versions')
          .where('id', versions[0].id)
          .update({ valid_to: '2026-06-15' }),
      /overlapping validity/
    )
    await assert.rejects(
      () =>
        changeUnit(act, below.id, { ...facts, parentId: null, nameFr: 'Autre' }, below.lockVersion),
      /registry.stale_edit/
    )
  })
})

test.group('Fiscal years', (group) => {
  group.each.teardown(() => clock.release())

  test('a year opens, closes once it is over, and holds back what comes later', async ({
    assert,
  }) => {
    const director = await actWith('secretary_general')
    const year = 2060 + (Date.now() % 30)
    const planned = await planFiscalYear(director, year)
    await assert.rejects(
      () => transaction((trx) => requireOpenYear(trx, year)),
      /registry.year_not_open/
    )
    const opened = await openFiscalYear(director, planned.id, null)
    await transaction((trx) => requireOpenYear(trx, year))
    await assert.rejects(() => closeFiscalYear(director, opened.id, null), /registry.year_not_over/)
    clock.freeze(`${year + 1}-02-01`)
    await assert.rejects(
      () => closeFiscalYear(director, opened.id, null),
      /registry.year_earlier_open/
    )
    await db.from('registry_fiscal_years').where('id', opened.id).delete()
  })

  test('closing waits for what is being written into the year', async ({ assert }) => {
    const director = await actWith('secretary_general')
    const year = 1990
    await db.table('registry_fiscal_years').insert({
      year,
      starts_on: '1990-01-01',
      ends_on: '1990-12-31',
      state: 'open',
      opened_at: new Date(),
      created_at: new Date(),
      updated_at: new Date(),
    })
    const row = await db.from('registry_fiscal_years').where('year', year).firstOrFail()
    const order: string[] = []
    const writing = transaction(async (trx) => {
      await requireOpenYear(trx, year)
      await new Promise((resolve) => setTimeout(resolve, 150))
      order.push('written')
    })
    await new Promise((resolve) => setTimeout(resolve, 40))
    await closeFiscalYear(director, row.id, null)
    order.push('closed')
    await writing
    assert.deepEqual(order, ['written', 'closed'])
    await db.from('registry_fiscal_years').where('id', row.id).delete()
  })
})

test.group('Holidays', () => {
  test('a bridge day counts once another person approved it', async ({ assert }) => {
    const [registrar, director] = [await actWith('registrar'), await actWith('secretary_general')]
    const proposal = await proposeHoliday(registrar, 'public_sector', {
      operation: 'add',
      dayOn: '2026-12-04',
      nameFr: 'Jour exceptionnel',
      nameAr: 'عطلة استثنائية',
      nature: 'one_off',
      certainty: 'confirmed',
    })
    const before = await loadCalendar()
    assert.isTrue(before.isWorkingDay('2026-12-04'))
    await decideHoliday(director, proposal.id, 'approved', null)
    const after = await loadCalendar()
    assert.isFalse(after.isWorkingDay('2026-12-04'))
    await assert.rejects(
      () =>
        proposeHoliday(registrar, 'public_sector', {
          operation: 'add',
          dayOn: '2026-12-04',
          nameFr: 'Encore',
          nameAr: 'أيضا',
          nature: 'one_off',
          certainty: 'confirmed',
        }),
      /registry.holiday_exists/
    )
    await db.from('registry_holidays').where('day_on', '2026-12-04').delete()
  })

  test('a year nobody entered is prepared with its fixed feasts and estimates', async ({
    assert,
  }) => {
    const registrar = await actWith('registrar')
    await db.from('registry_holidays').whereBetween('day_on', ['2029-01-01', '2029-12-31']).delete()
    const count = await prepareCalendarYear(registrar, 'public_sector', 2029)
    assert.isAtLeast(count, 17)
    const calendar = await loadCalendar()
    assert.isFalse(calendar.isWorkingDay('2029-10-31'))
    await assert.rejects(
      () => prepareCalendarYear(registrar, 'public_sector', 2029),
      /registry.calendar_year_known/
    )
  })
})

test.group('Unavailabilities', () => {
  test('a granted leave is written once, moved, and ended', async ({ assert }) => {
    const { party } = await registerParty(act, {
      kind: 'person',
      lastNameFr: 'Absent',
      roles: ['staff'],
    })
    const source = { type: 'test.leave', id: party.id }
    const record = (fromOn: string, toOn: string) =>
      transaction((trx) =>
        recordUnavailability(trx, act, {
          partyId: party.id,
          kind: 'leave',
          away: { fromOn, toOn },
          source,
        })
      )
    const away = (day: string) => {
      const start = clock
        .now()
        .set({ year: 2026, month: Number(day.slice(5, 7)), day: Number(day.slice(8)), hour: 9 })
      return unavailabilitiesOf([party.id], start, start.plus({ hours: 1 }))
    }
    await record('2026-03-02', '2026-03-06')
    await record('2026-03-09', '2026-03-10')
    assert.lengthOf(await away('2026-03-03'), 0)
    assert.lengthOf(await away('2026-03-10'), 1)
    assert.isTrue(await transaction((trx) => endUnavailability(trx, act, source)))
    assert.isFalse(await transaction((trx) => endUnavailability(trx, act, source)))
    assert.lengthOf(await away('2026-03-10'), 0)
  })
})
