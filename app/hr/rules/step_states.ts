import type { StateMachine } from '#values/state_machine'

export type StepState = 'prepared' | 'proposed' | 'decided' | 'set_aside'

/** A step that falls due is proposed at a pace, or set aside; somebody else than who proposed it decides. */
export const stepStates: StateMachine<StepState> = {
  noun: 'hr.step_proposal',
  states: ['prepared', 'proposed', 'decided', 'set_aside'],
  initial: 'prepared',
  transitions: [
    {
      name: 'propose',
      from: ['prepared', 'proposed', 'set_aside'],
      to: 'proposed',
      permission: 'hr.steps.propose',
    },
    {
      name: 'set_aside',
      from: ['prepared', 'proposed'],
      to: 'set_aside',
      permission: 'hr.steps.propose',
      reasoned: true,
    },
    { name: 'decide', from: ['proposed'], to: 'decided', permission: 'hr.career.record' },
  ],
}
