import env from '#start/env'

/**
 * How long a run may be without a sign of its worker before another takes it (`JOB_LOCK_SECONDS`, 20 unless said), and
 * what follows from it. All in milliseconds.
 */
const LOCK = env.get('JOB_LOCK_SECONDS', 20) * 1000

export const patience = {
  /** The queue's hold on a run; renewed at half its time. */
  lock: LOCK,
  /** A worker says this often that it lives. */
  beat: LOCK / 4,
  /** A run that beat this recently has a living worker: a second dispatch of it leaves it alone. */
  fresh: LOCK * 0.75,
  /** A run without a beat for this long has lost its worker. */
  silence: LOCK * 1.25,
}
