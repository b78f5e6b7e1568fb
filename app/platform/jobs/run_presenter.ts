import type { I18n } from '@adonisjs/i18n'
import { clock } from '#platform/clock'
import { Refusal } from '#values/refusal'
import { installed } from '#platform/modules'
import { refusalText } from '#platform/http/refusal_text'

interface RunRow {
  id: number
  name: string
  queue: string
  state: string
  title_key: string
  title_params: string
  done: number
  total: number | null
  counts: string | null
  error: string | null
  url: string | null
  actor_name: string
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
  cancel_requested_at: Date | null
  attempts: number
}

export interface PresentedRun {
  id: number
  title: string
  state: string
  done: number
  total: number | null
  /** 0 to 100; null while the total is not known. */
  share: number | null
  /** Seconds left at the present pace; null when it cannot be said. */
  secondsLeft: number | null
  counts: Record<string, number>
  error: string | null
  url: string | null
  actorName: string
  createdAt: Date
  finishedAt: Date | null
  cancelling: boolean
  /** Whether it stops when asked. */
  cancellable: boolean
  attempts: number
  files: { name: string; size: number; url: string }[]
}

/** Its words; a run asked for before its text took another argument has a blank there. */
function titleOf(row: RunRow, i18n: I18n): string {
  const text = i18n.resolveIdentifier(row.title_key)?.message ?? ''
  const blanks = Object.fromEntries([...text.matchAll(/\{(\w+)/g)].map(([, name]) => [name, '']))
  return i18n.t(row.title_key, { ...blanks, ...JSON.parse(row.title_params) })
}

/** A run row as pages and scripts show it. */
export function presentRun(
  row: RunRow,
  i18n: I18n,
  files: { name: string; size: number }[] = []
): PresentedRun {
  const done = Number(row.done)
  const total = row.total === null ? null : Number(row.total)
  const running = row.state === 'running'
  const elapsed = row.started_at
    ? (clock.now().toMillis() - new Date(row.started_at).getTime()) / 1000
    : 0
  return {
    id: Number(row.id),
    title: titleOf(row, i18n),
    state: row.state,
    done,
    total,
    share:
      row.state === 'done' ? 100 : total ? Math.min(100, Math.floor((done / total) * 100)) : null,
    secondsLeft: running && total && done > 0 ? Math.ceil((elapsed / done) * (total - done)) : null,
    counts: row.counts ? JSON.parse(row.counts) : {},
    error: errorText(row.error, i18n),
    url: row.url,
    actorName: row.actor_name,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    cancelling: row.cancel_requested_at !== null && ['queued', 'running'].includes(row.state),
    cancellable: installed.jobs().some((job) => job.name === row.name && job.cancellable),
    attempts: row.attempts,
    files: files.map((file) => ({
      name: file.name,
      size: Number(file.size),
      url: `/jobs/${row.id}/files/${encodeURIComponent(file.name)}`,
    })),
  }
}

function errorText(error: string | null, i18n: I18n): string | null {
  if (!error) return null
  if (!error.startsWith('{"refusal"'))
    return i18n.t('jobs.failed_technically', { detail: error.slice(0, 300) })
  const { refusal, params } = JSON.parse(error)
  return refusalText(i18n, new Refusal(refusal, params))
}
