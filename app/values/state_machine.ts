import { Refusal } from '#values/refusal'

/** One allowed move. `name` is the key of its button; `permission` who may make it. */
export interface Transition<State extends string> {
  name: string
  from: readonly State[]
  to: State
  permission?: string
  /** A reason must be given. */
  reasoned?: boolean
}

export interface StateMachine<State extends string> {
  noun: string
  states: readonly State[]
  initial: State
  transitions: readonly Transition<State>[]
}

/** The moves possible from a state, in the order they are declared. */
export function movesFrom<State extends string>(
  machine: StateMachine<State>,
  state: State
): readonly Transition<State>[] {
  return machine.transitions.filter((transition) => transition.from.includes(state))
}

/** The move of that name from that state. Refuses `states.not_allowed` when there is none. */
export function move<State extends string>(
  machine: StateMachine<State>,
  state: State,
  name: string
): Transition<State> {
  const transition = movesFrom(machine, state).find((candidate) => candidate.name === name)
  if (!transition) {
    throw new Refusal(
      'states.not_allowed',
      { noun: machine.noun, state, move: name },
      { status: 409 }
    )
  }
  return transition
}
