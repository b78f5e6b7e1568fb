import { test } from '@japa/runner'
import { seedParameters } from '#platform/settings/definition'
import { exemptionPeriod } from '#tax/rules/exemption_period'
import type { LandTaxFacts } from '#tax/rules/tnb'
import { landTax } from '#tax/rules/tnb'
import { landTaxBill } from '#tax/rules/land_tax_bill'
import { landPaymentLastDay, transferLastDay } from '#tax/rules/last_day'
import { checkTariff } from '#tax/rate_checks'
import { taxSettings } from '#tax/settings'
import { explain, parameters } from '#tests/unit/tax/parameters'

function land(facts: Partial<LandTaxFacts>) {
  return landTax({ year: 2026, area: '312.4', zone: 'equipped', ...facts }, parameters).value
}

test.group('Tax on undeveloped land', () => {
  const areas: [string, number, string][] = [
    ['0.01', 1, '30.00'],
    ['312', 312, '9360.00'],
    ['312.01', 313, '9390.00'],
    ['312.4', 313, '9390.00'],
    ['1153.999', 1154, '34620.00'],
    ['1000000', 1000000, '30000000.00'],
  ]
  for (const [area, whole, tax] of areas) {
    test(`${area} m² counts as ${whole}: ${tax}`, ({ assert }) => {
      assert.equal(land({ area }).taxedArea, whole)
      assert.equal(land({ area }).tax.toDecimal(), tax)
    })
  }

  test('in 2026 the whole city pays the rate of the equipped zone', ({ assert }) => {
    for (const zone of ['equipped', 'medium', 'weak'] as const) {
      assert.equal(land({ zone }).rate, '30')
      assert.equal(land({ zone }).classed, 'equipped')
    }
  })

  test('the tariff of a year is the one in force on its 1 January', ({ assert }) => {
    assert.equal(land({ year: 2025 }).due.toDecimal(), '6260.00')
    assert.equal(land({ year: 2026 }).due.toDecimal(), '9390.00')
  })

  test('a rate given must be inside the legal bracket of the zone', ({ assert }) => {
    assert.equal(land({ zone: 'medium', rate: '12' }).due.toDecimal(), '3756.00')
    assert.equal(land({ zone: 'weak', rate: '0.5' }).tax.toDecimal(), '156.50')
    assert.throws(() => land({ zone: 'equipped', rate: '31' }), /tax.rate_outside_bracket/)
    assert.throws(() => land({ zone: 'weak', rate: '2.01' }), /tax.rate_outside_bracket/)
    assert.throws(() => land({ zone: 'medium', rate: '4.99' }), /tax.rate_outside_bracket/)
  })

  test('the minimum of 200 DH: 199.99 is not issued, 200 is', ({ assert }) => {
    assert.isFalse(land({ area: '6' }).issued)
    assert.isTrue(land({ area: '10', zone: 'equipped', rate: '20' }).issued)
    assert.equal(land({ area: '9', zone: 'equipped', rate: '20' }).reason, 'below_minimum')
  })

  test('only land above five times the covered area is taxed', ({ assert }) => {
    assert.equal(land({ area: '1000', coveredArea: '150.5' }).taxedArea, 248)
    assert.equal(land({ area: '700', coveredArea: '150' }).reason, 'not_taxable')
    assert.equal(land({ area: '1000', usedArea: '100' }).taxedArea, 500)
  })

  test('the facts of 1 January count for the whole year', ({ assert }) => {
    const covered = (from: string, to: string | null) =>
      land({ exemptions: [{ code: 'RESEAU', from, to }] }).reason
    assert.equal(covered('2025-01-01', '2026-01-01'), 'exempt')
    assert.equal(covered('2025-01-01', '2026-06-30'), 'exempt')
    assert.equal(covered('2026-01-01', null), 'exempt')
    assert.isNull(covered('2025-01-01', '2025-12-31'))
    assert.isNull(covered('2026-01-02', null))
  })

  test('shares of co-owners are for information and add up', ({ assert }) => {
    const owners = ['A', 'B', 'C'].map((name) => ({ name, share: 1 }))
    const value = land({ area: '100', rate: '16.67', owners })
    assert.equal(value.due.toDecimal(), '1667.00')
    assert.deepEqual(
      value.owners.map(({ amount }) => amount.toDecimal()),
      ['555.67', '555.67', '555.66']
    )
  })

  test('whole dirhams only when an order of the commune asks for them', ({ assert }) => {
    const up = parameters.with({ 'tax.arrondi_dirham': 'up' })
    const facts = { year: 2026, area: '333', zone: 'weak', rate: '0.55' } as const
    assert.equal(landTax(facts, parameters).value.tax.toDecimal(), '183.15')
    assert.equal(landTax(facts, up).value.tax.toDecimal(), '184.00')
  })

  test('the bill of an exempt plot is nothing, sanction included', ({ assert }) => {
    const facts = { year: 2026, area: '500', zone: 'equipped', on: '2026-11-23' } as const
    const bill = landTaxBill(
      { ...facts, exemptions: [{ code: 'ETAT', from: '2020-01-01', to: null }] },
      parameters
    )
    assert.equal(bill.value.total.toDecimal(), '0.00')
  })

  test('each tariff seeded lies inside the bracket of its day', ({ assert }) => {
    const tariffs = taxSettings.find(({ key }) => key === 'tax.tnb.tariff')!
    for (const seed of tariffs.seeds)
      assert.doesNotThrow(() => checkTariff(seed.value, seed.validFrom, parameters))
    const bad = [{ zone: 'weak', classed: 'weak', rate: '30' }]
    assert.throws(
      () => checkTariff(bad, '2026-01-01', seedParameters(taxSettings)),
      /tax.rate_outside_bracket/
    )
  })

  test('last days: leap years and the 45 days of a transfer', ({ assert }) => {
    assert.equal(landPaymentLastDay(2026, parameters), '2026-02-28')
    assert.equal(landPaymentLastDay(2028, parameters), '2028-02-29')
    assert.equal(transferLastDay('2026-01-20', parameters), '2026-03-06')
  })
})

test.group('Sanctions of the declaration', () => {
  const cases: [string, Record<string, unknown>, string][] = [
    ['in time', { tax: '15000', year: 2026, declared_on: '2026-02-28' }, '0.00'],
    ['one day late', { tax: '15000', year: 2026, declared_on: '2026-03-01' }, '2250.00'],
    ['last day of a leap year', { tax: '15000', year: 2028, declared_on: '2028-02-29' }, '0.00'],
    ['never', { tax: '15000', year: 2026, declared_on: null }, '2250.00'],
    ['minimum', { tax: '600', year: 2026 }, '500.00'],
    ['just above the minimum', { tax: '3333.40', year: 2026 }, '500.01'],
    ['incomplete', { tax: '10000', failing: 'incomplete' }, '1500.00'],
    ['insufficient', { tax: '1000', failing: 'insufficient' }, '150.00'],
    ['bad faith', { tax: '1000', failing: 'bad_faith' }, '1000.00'],
    ['bad faith, minimum', { tax: '60', failing: 'bad_faith' }, '100.00'],
    ['transfer undeclared', { tax: '1000', failing: 'transfer' }, '150.00'],
    ['documents refused', { tax: '1000', failing: 'documents_refused' }, '500.00'],
  ]
  for (const [title, input, sanction] of cases) {
    test(title, async ({ assert }) => {
      const { value } = await explain('tax.declaration_sanction', input)
      assert.equal(value.sanction, sanction)
    })
  }
})

test.group('Exemptions of undeveloped land', () => {
  const development: [string, number][] = [
    ['10', 3],
    ['30', 3],
    ['30.01', 5],
    ['100', 5],
    ['100.01', 7],
  ]
  for (const [hectares, years] of development) {
    test(`development of ${hectares} ha: ${years} years`, ({ assert }) => {
      const value = exemptionPeriod(
        { code: 'AMENAGEMENT', permitOn: '2023-06-15', hectares },
        parameters
      ).value
      assert.equal(value.startsOn, '2024-01-01')
      assert.equal(value.years!.length, years)
      assert.equal(value.taxableFrom, 2024 + years)
    })
  }

  test('a permit of 1 January still begins on the next 1 January', ({ assert }) => {
    const value = exemptionPeriod(
      { code: 'permis', permitOn: '2023-01-01', year: 2026 },
      parameters
    ).value
    assert.deepEqual(
      [value.startsOn, value.endsOn, value.exempt],
      ['2024-01-01', '2026-12-31', true]
    )
  })

  test('at expiry without certificate the exempt years become due', ({ assert }) => {
    const facts = { code: 'PERMIS', permitOn: '2022-05-01', year: 2026 }
    assert.deepEqual(exemptionPeriod(facts, parameters).value.recoverableYears, [2023, 2024, 2025])
    const built = exemptionPeriod({ ...facts, completedOn: '2025-11-30' }, parameters).value
    assert.deepEqual(built.recoverableYears, [])
    const late = exemptionPeriod({ ...facts, completedOn: '2026-02-01' }, parameters).value
    assert.deepEqual(late.recoverableYears, [2023, 2024, 2025])
  })

  test('an exemption that ends in the middle of a year leaves that year exempt', ({ assert }) => {
    const value = exemptionPeriod(
      { code: 'RESEAU', startsOn: '2024-03-15', endsOn: '2026-06-30' },
      parameters
    ).value
    assert.deepEqual(value.years, [2025, 2026])
    assert.equal(value.taxableFrom, 2027)
  })

  test('refusals name what is missing', ({ assert }) => {
    assert.throws(() => exemptionPeriod({ code: 'X' }, parameters), /tax.exemption_unknown/)
    assert.throws(() => exemptionPeriod({ code: 'PERMIS' }, parameters), /tax.permit_date_missing/)
    assert.throws(
      () =>
        exemptionPeriod(
          { code: 'RESEAU', startsOn: '2026-01-02', endsOn: '2026-01-01' },
          parameters
        ),
      /tax.exemption_ends_before_start/
    )
  })
})
