import type { StateMachine } from '#values/state_machine'

export type RollState = 'draft' | 'simulated' | 'issuing' | 'issued' | 'cancelled'

/** The life of a roll: prepared and simulated by one person, issued by another, taken back only by cancellation. */
export const rollStates: StateMachine<RollState> = {
  noun: 'tax.roll',
  states: ['draft', 'simulated', 'issuing', 'issued', 'cancelled'],
  initial: 'draft',
  transitions: [
    {
      name: 'simulate',
      from: ['draft', 'simulated'],
      to: 'simulated',
      permission: 'tax.rolls.prepare',
    },
    { name: 'issue', from: ['simulated'], to: 'issuing', permission: 'tax.rolls.issue' },
    { name: 'complete', from: ['issuing'], to: 'issued' },
    {
      name: 'cancel',
      from: ['draft', 'simulated', 'issued'],
      to: 'cancelled',
      permission: 'tax.rolls.cancel',
      reasoned: true,
    },
  ],
}
