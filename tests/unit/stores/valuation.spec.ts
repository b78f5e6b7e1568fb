import { test } from '@japa/runner'
import { Money } from '#values/money'
import { firstInFirstOut } from '#stores/rules/first_in_first_out'
import { reorder } from '#stores/rules/reorder'
import { type StockChange, weightedAverage } from '#stores/rules/weighted_average'

const receipt = (quantity: string, unitCost: string): StockChange => ({
  kind: 'receipt',
  quantity,
  unitCost,
})
const issue = (quantity: string): StockChange => ({ kind: 'issue', quantity })

test.group('Weighted average cost', () => {
  test('procurement case 9', ({ assert }) => {
    const { value } = weightedAverage([
      receipt('40', '25'),
      receipt('60', '30'),
      issue('30'),
      receipt('30', '34'),
    ])
    assert.equal(value.lines[1].unitCost, '28.000000')
    assert.equal(value.lines[2].movedValue.toDecimal(), '840.00')
    assert.equal(value.unitCost, '29.800000')
    assert.equal(value.quantity, '100')
    assert.equal(value.value.toDecimal(), '2980.00')
  })

  test('fleet case 3, averaged and first in first out', ({ assert }) => {
    const history = [receipt('40', '52'), receipt('60', '55.50'), issue('70'), receipt('20', '58')]
    const { value } = weightedAverage(history)
    assert.equal(value.lines[1].unitCost, '54.100000')
    assert.equal(value.lines[2].movedValue.toDecimal(), '3787.00')
    assert.equal(value.lines[2].value.toDecimal(), '1623.00')
    assert.equal(value.unitCost, '55.660000')
    assert.equal(value.value.toDecimal(), '2783.00')
    const oldest = firstInFirstOut(history).value
    assert.equal(oldest.issued.toDecimal(), '3745.00')
    assert.equal(oldest.value.toDecimal(), '2825.00')
  })

  test('an emptied store is worth nothing, the last issue takes the rounding', ({ assert }) => {
    const { value } = weightedAverage([
      receipt('3', '3.333333'),
      issue('1'),
      issue('1'),
      issue('1'),
    ])
    assert.equal(value.quantity, '0')
    assert.equal(value.value.toDecimal(), '0.00')
    assert.equal(value.issued.toDecimal(), '10.00')
    assert.equal(value.lines[3].movedValue.toDecimal(), '3.34')
  })

  test('rounding never takes more than the stock is worth', ({ assert }) => {
    const cheap: StockChange = { kind: 'receipt', quantity: '4', cost: Money.ofDirhams('0.02') }
    const { value } = weightedAverage([cheap, issue('1'), issue('1'), issue('1')])
    assert.equal(value.value.toDecimal(), '0.00')
    assert.equal(value.issued.toDecimal(), '0.02')
    assert.equal(value.quantity, '1')
  })

  test('six decimals of unit cost, two of value', ({ assert }) => {
    const { value } = weightedAverage([receipt('3', '10'), receipt('4', '11')])
    assert.equal(value.unitCost, '10.571429')
    assert.equal(value.value.toDecimal(), '74.00')
  })

  test('more than is held, nothing, or an entry without cost are refused', ({ assert }) => {
    assert.throws(
      () => weightedAverage([receipt('3', '10'), issue('3.001')]),
      /stores.insufficient/
    )
    assert.throws(() => firstInFirstOut([issue('1')]), /stores.insufficient/)
    assert.throws(() => weightedAverage([issue('0')]), /quantity_not_positive/)
    assert.throws(() => weightedAverage([{ kind: 'receipt', quantity: '1' }]), /unit_cost_missing/)
  })

  test('a thousand random histories: value never negative, in equals out plus what is left', ({
    assert,
  }) => {
    let seed = 20261123
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648
      return seed % below
    }
    for (let round = 0; round < 1000; round++) {
      const changes: StockChange[] = []
      let held = 0
      for (let index = 0; index < 20; index++) {
        const quantity = 1 + random(9)
        if (random(2) === 0 || held < quantity) {
          changes.push(receipt(String(quantity), `${random(50)}.${10 + random(90)}`))
          held += quantity
        } else {
          changes.push(issue(String(quantity)))
          held -= quantity
        }
      }
      for (const { value } of [weightedAverage(changes), firstInFirstOut(changes)]) {
        const entered = value.lines.reduce(
          (sum, line) => sum + (line.kind === 'receipt' ? line.movedValue.minor : 0),
          0
        )
        assert.equal(entered, value.issued.minor + value.value.minor)
        assert.isTrue(value.lines.every((line) => !line.value.isNegative()))
        assert.equal(value.quantity, String(held))
      }
    }
  })

  test('reordering brings available and ordered up to the maximum', ({ assert }) => {
    assert.deepEqual(reorder({ available: '12', ordered: '8', min: '20', max: '100' }).value, {
      needed: true,
      proposed: '80',
    })
    assert.isFalse(reorder({ available: '12', ordered: '9', min: '20', max: '100' }).value.needed)
  })
})
