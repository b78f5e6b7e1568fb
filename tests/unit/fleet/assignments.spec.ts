import { test } from '@japa/runner'
import { canAssign } from '#fleet/rules/assignments'
import type { AssignmentFacts } from '#fleet/rules/assignment_facts'
import { parameters } from '#tests/unit/fleet/parameters'

const good: AssignmentFacts = {
  vehicle: {
    plate: 'J179814',
    seats: 3,
    grossWeightKg: 7500,
    tareKg: 3300,
    insuranceTo: '2027-07-16',
    inspectionTo: '2027-05-12',
    roadTaxTo: '2027-01-31',
    unavailable: [],
  },
  driver: {
    name: 'Rachid Toumi',
    birthOn: '1980-01-01',
    licences: [{ category: 'C', validTo: '2030-01-01' }],
    medicalTo: '2027-06-30',
    professionalCardTo: null,
    unavailable: [],
  },
  mission: { from: '2026-11-24T08:00', to: '2026-11-24T11:00', passengers: 2, loadKg: 2500 },
  assignments: [],
}

const changed = (change: (facts: AssignmentFacts) => Partial<AssignmentFacts>) => ({
  ...good,
  ...change(structuredClone(good)),
})
const held = (from: string, to: string, driver = 'Rachid Toumi', vehicle = 'ج100001') => ({
  vehicle,
  driver,
  from: `2026-11-24T${from}`,
  to: `2026-11-24T${to}`,
})

test.group('Fleet | can assign', () => {
  test('a sound assignment passes every check', ({ assert }) => {
    const { value, steps } = canAssign(good, parameters)
    assert.equal(value.verdict, 'allowed')
    assert.isTrue(value.checks.every((check) => check.outcome === 'passed'))
    assert.isTrue(steps.every((step) => step.label.startsWith('fleet.steps.')))
  })

  test('{$i} refuses or asks: {failed}')
    .with([
      {
        failed: ['I1'],
        verdict: 'refused',
        facts: changed(() => ({ assignments: [held('10:00', '12:00', 'x', 'ج179814')] })),
      },
      {
        failed: ['I2'],
        verdict: 'refused',
        facts: changed(() => ({ assignments: [held('10:00', '12:00')] })),
      },
      {
        failed: ['I3'],
        verdict: 'refused',
        facts: changed((f) => ({ driver: { ...f.driver!, licences: [{ category: 'B' }] } })),
      },
      {
        failed: ['I3'],
        verdict: 'refused',
        facts: changed((f) => ({ driver: { ...f.driver!, medicalTo: '2026-11-23' } })),
      },
      {
        failed: ['I3'],
        verdict: 'refused',
        facts: changed((f) => ({ driver: { ...f.driver!, birthOn: '2006-01-01' } })),
      },
      {
        failed: ['I3'],
        verdict: 'refused',
        facts: changed((f) => ({ driver: { ...f.driver!, licences: [] } })),
      },
      {
        failed: ['I4'],
        verdict: 'refused',
        facts: changed((f) => ({ vehicle: { ...f.vehicle, insuranceTo: '2026-11-23' } })),
      },
      {
        failed: ['I4'],
        verdict: 'refused',
        facts: changed((f) => ({ vehicle: { ...f.vehicle, inspectionTo: null } })),
      },
      {
        failed: ['I5'],
        verdict: 'refused',
        facts: changed((f) => ({
          vehicle: {
            ...f.vehicle,
            unavailable: [{ from: '2026-11-20', to: '2026-11-24', reason: 'freins' }],
          },
        })),
      },
      {
        failed: ['I5'],
        verdict: 'refused',
        facts: changed((f) => ({ vehicle: { ...f.vehicle, retiredOn: '2026-11-01' } })),
      },
      {
        failed: ['I6'],
        verdict: 'override_needed',
        facts: changed((f) => ({ mission: { ...f.mission, passengers: 3 } })),
      },
      {
        failed: ['I6'],
        verdict: 'override_needed',
        facts: changed((f) => ({ mission: { ...f.mission, loadKg: 3976 } })),
      },
      {
        failed: ['I7'],
        verdict: 'override_needed',
        facts: changed((f) => ({
          driver: {
            ...f.driver!,
            unavailable: [{ from: '2026-11-24', to: '2026-11-26', reason: 'congé' }],
          },
        })),
      },
      {
        failed: ['I7'],
        verdict: 'override_needed',
        facts: changed(() => ({ assignments: [held('11:00', '17:30')] })),
      },
      {
        failed: ['I8'],
        verdict: 'override_needed',
        facts: changed((f) => ({ mission: { ...f.mission, outsideCommune: true } })),
      },
      {
        failed: ['I8'],
        verdict: 'override_needed',
        facts: changed((f) => ({ mission: { ...f.mission, from: '2026-11-24T05:30' } })),
      },
      {
        failed: ['I8'],
        verdict: 'override_needed',
        facts: changed((f) => ({ mission: { ...f.mission, holidays: ['2026-11-24'] } })),
      },
    ])
    .run(({ assert }, { failed, verdict, facts }) => {
      const { value } = canAssign(facts, parameters)
      assert.deepEqual(value.failed as string[], failed)
      assert.equal(value.verdict, verdict)
    })

  test('a load of exactly what is left passes', ({ assert }) => {
    const facts = changed((f) => ({ mission: { ...f.mission, loadKg: 3975 } }))
    assert.isTrue(canAssign(facts, parameters).value.allowed)
  })

  test('short of rest: a night mission before a morning one', ({ assert }) => {
    const night = { ...held('00:00', '01:00'), from: '2026-11-23T20:00', to: '2026-11-23T23:00' }
    const { value } = canAssign({ ...good, assignments: [night] }, parameters)
    assert.deepEqual(value.failed, ['I7'])
  })

  test('a permit answers every reason at once', ({ assert }) => {
    const facts = changed((f) => ({
      mission: { ...f.mission, outsideCommune: true, from: '2026-11-24T05:30', permit: true },
    }))
    assert.isTrue(canAssign(facts, parameters).value.allowed)
  })

  test('unpaid road tax warns, or blocks when the commune says so', ({ assert }) => {
    const facts = changed((f) => ({ vehicle: { ...f.vehicle, roadTaxTo: null } }))
    assert.isTrue(canAssign(facts, parameters).value.allowed)
    assert.deepEqual(
      canAssign(facts, parameters.with({ 'fleet.road_tax.blocks_missions': true })).value.failed,
      ['I4']
    )
  })

  test('an unrecorded validity warns, or blocks when the commune says so', ({ assert }) => {
    const facts = changed((f) => ({
      driver: { ...f.driver!, licences: [{ category: 'C', validTo: null }] },
    }))
    assert.isTrue(canAssign(facts, parameters).value.allowed)
    assert.deepEqual(
      canAssign(facts, parameters.with({ 'fleet.driver.unrecorded_validity_blocks': true })).value
        .failed,
      ['I3']
    )
  })

  test('a mission that ends before it starts is refused', ({ assert }) => {
    const facts = changed((f) => ({ mission: { ...f.mission, to: f.mission.from } }))
    assert.throws(() => canAssign(facts, parameters), /window_reversed/)
  })
})
