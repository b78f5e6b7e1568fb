/** The key under which a living worker says so. */
export const WORKER_BEAT = 'idara:worker'
