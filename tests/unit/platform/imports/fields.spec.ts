import { test } from '@japa/runner'
import { isLandTitle, normaliseLandTitle } from '#values/identifiers'
import type { FieldDefinition } from '#platform/imports/definition'
import { looksLikeFormula, readDecimal, readField } from '#platform/imports/fields'

const NBSP = '\u00a0'
const NARROW = '\u202f'

function read(field: Partial<FieldDefinition> & Pick<FieldDefinition, 'type'>, cell: string) {
  const reading = readField({ key: 'x', ...field }, cell)
  return 'wrong' in reading ? reading.wrong.replace(/^imports\.reasons\./, '!') : reading.value
}

test.group('Imports | reading cells', () => {
  test('decimal "{cell}" is {value}')
    .with([
      { cell: '801,7', value: '801.7' },
      { cell: '1153.7', value: '1153.7' },
      { cell: '1 153,7', value: '1153.7' },
      { cell: `1${NBSP}153,70`, value: '1153.7' },
      { cell: `1${NARROW}153${NARROW}000,5`, value: '1153000.5' },
      { cell: '1.153,70', value: '1153.7' },
      { cell: '1,153.70', value: '1153.7' },
      { cell: "1'153,7", value: '1153.7' },
      { cell: ' 12 ', value: '12' },
      { cell: '-3,5', value: '-3.5' },
      { cell: '+3', value: '3' },
      { cell: '007', value: '7' },
      { cell: '', value: null },
      { cell: `${NBSP} \t`, value: null },
      { cell: 'douze', value: '!not_number' },
      { cell: '12 m²', value: '!not_number' },
      { cell: '1,2,3', value: '!not_number' },
      { cell: '--1', value: '!not_number' },
      { cell: '1e5', value: '!not_number' },
      { cell: '#REF!', value: '!not_number' },
    ])
    .run(({ assert }, { cell, value }) => assert.equal(read({ type: 'decimal' }, cell), value))

  test('limits: {cell} with {limits} is {value}')
    .with([
      { cell: '0', limits: { above: '0' }, value: '!above' },
      { cell: '0,01', limits: { above: '0' }, value: '0.01' },
      { cell: '0', limits: { min: '0' }, value: '0' },
      { cell: '-0,01', limits: { min: '0' }, value: '!too_small' },
      { cell: '100,1', limits: { max: '100' }, value: '!too_large' },
    ])
    .run(({ assert }, { cell, limits, value }) =>
      assert.equal(read({ type: 'decimal', ...limits }, cell), value)
    )

  test('{type} "{cell}" is {value}')
    .with([
      { type: 'money' as const, cell: '10 845,45', value: 1084545 },
      { type: 'money' as const, cell: '0,1', value: 10 },
      { type: 'money' as const, cell: '1,005', value: '!centimes' },
      { type: 'money' as const, cell: '12,300', value: 1230 },
      { type: 'integer' as const, cell: '1 204', value: 1204 },
      { type: 'integer' as const, cell: '12,0', value: 12 },
      { type: 'integer' as const, cell: '12,5', value: '!not_whole' },
      { type: 'boolean' as const, cell: 'Oui', value: true },
      { type: 'boolean' as const, cell: 'NON', value: false },
      { type: 'boolean' as const, cell: 'نعم', value: true },
      { type: 'boolean' as const, cell: 'peut-être', value: '!not_boolean' },
      { type: 'date' as const, cell: '28/02/2026', value: '2026-02-28' },
      { type: 'date' as const, cell: '1/2/2026', value: '2026-02-01' },
      { type: 'date' as const, cell: '28.02.2026', value: '2026-02-28' },
      { type: 'date' as const, cell: '2026-02-28', value: '2026-02-28' },
      { type: 'date' as const, cell: '2026-02-28T00:00:00', value: '2026-02-28' },
      { type: 'date' as const, cell: '29/02/2024', value: '2024-02-29' },
      { type: 'date' as const, cell: '29/02/2026', value: '!not_date' },
      { type: 'date' as const, cell: '30/02/26', value: '!not_date' },
      { type: 'date' as const, cell: '31/11/2026', value: '!not_date' },
      { type: 'date' as const, cell: '2026-02-28 environ', value: '!not_date' },
      { type: 'date' as const, cell: '13/13/2026', value: '!not_date' },
      { type: 'datetime' as const, cell: '04/09/2026 08:47', value: '2026-09-04T07:47:00.000Z' },
      { type: 'datetime' as const, cell: '4/9/2026 8h05', value: '2026-09-04T07:05:00.000Z' },
      { type: 'datetime' as const, cell: '2026-09-04T08:47:10', value: '2026-09-04T07:47:10.000Z' },
      {
        type: 'datetime' as const,
        cell: '2026-09-04T08:47:10Z',
        value: '2026-09-04T08:47:10.000Z',
      },
      { type: 'datetime' as const, cell: '04/09/2026 25:00', value: '!not_datetime' },
      { type: 'datetime' as const, cell: '04/09/2026', value: '!not_datetime' },
      { type: 'identifier' as const, cell: ' 88120 / c ', value: '88120/C' },
      { type: 'text' as const, cell: `  Alaoui\r\nYoussef${NBSP} `, value: 'Alaoui Youssef' },
      { type: 'text' as const, cell: "'=1+1", value: '=1+1' },
      { type: 'text' as const, cell: "l'amour", value: "l'amour" },
    ])
    .run(({ assert }, { type, cell, value }) => assert.equal(read({ type }, cell), value))

  test('choice "{cell}" is {value}')
    .with([
      { cell: 'équipée', value: 'equipped' },
      { cell: 'EQUIPEE', value: 'equipped' },
      { cell: 'Moyenne', value: 'average' },
      { cell: 'average', value: 'average' },
      { cell: 'inconnue', value: '!not_choice' },
    ])
    .run(({ assert }, { cell, value }) => {
      const choices = { equipped: ['équipée'], average: ['moyennement équipée', 'moyenne'] }
      assert.equal(read({ type: 'choice', choices }, cell), value)
    })

  test('required, checked and long text', ({ assert }) => {
    assert.equal(read({ type: 'text', required: true }, ' '), '!required')
    assert.equal(read({ type: 'text', maxLength: 3 }, 'abcd'), '!too_long')
    const title = { type: 'identifier' as const, normalise: normaliseLandTitle, check: isLandTitle }
    assert.equal(read(title, '147925/d'), '147925/D')
    assert.equal(read(title, '147925'), '!malformed')
    assert.equal(
      read({ ...title, reason: 'tax.imports.reasons.title' }, 'x'),
      'tax.imports.reasons.title'
    )
  })

  test('"{text}" looks like a formula: {formula}')
    .with([
      { text: '=1+1', formula: true },
      { text: '@SUM(A1)', formula: true },
      { text: '+cmd|calc', formula: true },
      { text: '-2+3+cmd', formula: true },
      { text: '+212 6 61 00 11 22', formula: false },
      { text: '-12,5', formula: false },
      { text: 'a=b', formula: false },
    ])
    .run(({ assert }, { text, formula }) => assert.equal(looksLikeFormula(text), formula))

  test('the last of dot and comma is the decimal sign', ({ assert }) => {
    assert.equal(readDecimal('12.345.678,9'), '12345678.9')
    assert.equal(readDecimal('12,345,678.9'), '12345678.9')
    assert.isNull(readDecimal('12.345.678'))
  })
})
