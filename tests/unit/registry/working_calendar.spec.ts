import { test } from '@japa/runner'
import { Refusal } from '#values/refusal'
import { WorkingCalendar } from '#registry/rules/working_calendar'

const days2026 = [
  '01-01',
  '01-11',
  '01-14',
  '03-20',
  '03-21',
  '05-01',
  '05-27',
  '05-28',
  '06-17',
  '07-30',
  '08-14',
  '08-20',
  '08-21',
  '08-26',
  '08-27',
  '10-31',
  '11-06',
  '11-18',
].map((day) => `2026-${day}`)

const calendar = new WorkingCalendar(
  [6, 7],
  [...days2026, '2027-01-01'].map((dayOn) => ({
    dayOn,
    feast: 'feast',
    nameFr: 'Fête',
    nameAr: 'عيد',
  }))
)

test.group('Working calendar', () => {
  test('works on {on}: {worked}')
    .with([
      { on: '2026-11-18', worked: false },
      { on: '2026-11-19', worked: true },
      { on: '2026-11-21', worked: false },
      { on: '2026-11-22', worked: false },
      { on: '2026-10-31', worked: false },
    ])
    .run(({ assert }, { on, worked }) => assert.equal(calendar.isWorkingDay(on), worked))

  test('counts {days} working days from {from} to {to}')
    .with([
      { from: '2026-11-02', to: '2026-11-20', days: 13 },
      { from: '2026-08-03', to: '2026-09-08', days: 22 },
      { from: '2026-11-21', to: '2026-11-22', days: 0 },
      { from: '2026-11-20', to: '2026-11-20', days: 1 },
      { from: '2026-11-20', to: '2026-11-19', days: 0 },
    ])
    .run(({ assert }, { from, to, days }) =>
      assert.equal(calendar.workingDaysBetween(from, to), days)
    )

  test('adds {days} working days to {from}: {to}')
    .with([
      { from: '2026-11-20', days: 1, to: '2026-11-23' },
      { from: '2026-11-20', days: 0, to: '2026-11-20' },
      { from: '2026-11-23', days: -1, to: '2026-11-20' },
      { from: '2026-11-17', days: 1, to: '2026-11-19' },
      { from: '2026-11-21', days: 1, to: '2026-11-23' },
    ])
    .run(({ assert }, { from, days, to }) => assert.equal(calendar.addWorkingDays(from, days), to))

  test('22 days from 03/08/2026 end on 08/09 and bring back on 09/09', ({ assert }) => {
    const last = calendar.lastDayOf('2026-08-03', 22)
    assert.equal(last, '2026-09-08')
    assert.equal(calendar.addWorkingDays(last, 1), '2026-09-09')
  })

  test('refuses to count in a year whose holidays nobody entered', ({ assert }) => {
    assert.throws(() => calendar.isWorkingDay('2031-03-03'), Refusal as never)
  })
})
