import type { StateMachine } from '#values/state_machine'

export type DebtState =
  | 'draft'
  | 'issued'
  | 'notified'
  | 'due'
  | 'last_notice'
  | 'demand'
  | 'seizure'
  | 'settled'
  | 'written_off'
  | 'lapsed'
  | 'cancelled'

/** States in which something may still be owed. */
export const OPEN_STATES: readonly DebtState[] = [
  'issued',
  'notified',
  'due',
  'last_notice',
  'demand',
  'seizure',
]

/** The life of a debt (law 15-97): issue, notification, forced collection, end. `suspended` is a flag beside it. */
export const debtStates: StateMachine<DebtState> = {
  noun: 'tax.debt',
  states: [
    'draft',
    'issued',
    'notified',
    'due',
    'last_notice',
    'demand',
    'seizure',
    'settled',
    'written_off',
    'lapsed',
    'cancelled',
  ],
  initial: 'draft',
  transitions: [
    { name: 'issue', from: ['draft'], to: 'issued', permission: 'tax.rolls.issue' },
    { name: 'notify', from: ['issued'], to: 'notified', permission: 'tax.notices.notify' },
    { name: 'fall_due', from: ['issued', 'notified'], to: 'due' },
    { name: 'send_last_notice', from: ['due'], to: 'last_notice', permission: 'tax.debts.pursue' },
    { name: 'serve_demand', from: ['last_notice'], to: 'demand', permission: 'tax.debts.pursue' },
    { name: 'seize', from: ['demand'], to: 'seizure', permission: 'tax.debts.pursue' },
    { name: 'settle', from: OPEN_STATES, to: 'settled' },
    { name: 'reopen', from: ['settled', 'written_off'], to: 'due', reasoned: true },
    {
      name: 'write_off',
      from: OPEN_STATES,
      to: 'written_off',
      permission: 'tax.debts.relieve',
      reasoned: true,
    },
    {
      name: 'lapse',
      from: OPEN_STATES,
      to: 'lapsed',
      permission: 'tax.debts.relieve',
      reasoned: true,
    },
    {
      name: 'cancel',
      from: ['draft', ...OPEN_STATES],
      to: 'cancelled',
      permission: 'tax.rolls.cancel',
      reasoned: true,
    },
  ],
}
