import type { HttpContext } from '@adonisjs/core/http'
import db from '@adonisjs/lucid/services/db'
import { clock, ZONE } from '#platform/clock'
import { installed } from '#platform/modules'
import type { DayContribution } from '#platform/modules'
import { presentRun } from '#platform/jobs/run_presenter'

const TASKS_SHOWN = 8
const FIGURES_SHOWN = 4

/** A role's day: what waits, what is late, what my jobs did, the figures I am judged by. */
export default class HomeController {
  async show({ auth, view, act, i18n }: HttpContext) {
    const contributions = installed
      .day()
      .filter((day) => act.can(day.permission))
      .sort((a, b) => a.order - b.order)
    const each = <Item>(pick: (day: DayContribution) => Promise<Item[]> | undefined) =>
      Promise.all(contributions.map((day) => pick(day) ?? []))
    const gather = async <Item>(pick: (day: DayContribution) => Promise<Item[]> | undefined) =>
      (await each(pick)).flat()

    const [figures, tasks, pictures, runs] = await Promise.all([
      each((day) => day.figures?.(act, i18n)),
      gather((day) => day.tasks?.(act, i18n)),
      gather((day) => day.pictures?.(act, i18n)),
      db
        .from('platform_job_runs')
        .where('actor_id', act.actor.userId!)
        .orderBy('id', 'desc')
        .limit(3),
    ])
    const files = runs.length
      ? await db.from('platform_job_files').whereIn(
          'run_id',
          runs.map((run) => run.id)
        )
      : []
    return view.render('flows/home', {
      firstName: firstNameOf(auth.getUserOrFail().nameIn(i18n.locale)),
      today: clock
        .now()
        .setZone(ZONE)
        .setLocale(i18n.locale === 'ar' ? 'ar-MA' : i18n.locale),
      figures: inTurn(figures).slice(0, FIGURES_SHOWN),
      tasks: tasks.slice(0, TASKS_SHOWN),
      pictures: await Promise.all(
        pictures.map(async (picture) => ({
          title: picture.title,
          html: await view.render(picture.view, picture.state),
        }))
      ),
      runs: runs.map((run) =>
        presentRun(
          run,
          i18n,
          files.filter((file) => file.run_id === run.id)
        )
      ),
    })
  }
}

/** The word to greet with: عبد الله and Abd El Kader are one name, and عبد alone is none. */
function firstNameOf(name: string): string {
  return name.match(/^(?:عبد |abd (?:el |al )?)?\S+/i)?.[0] ?? name
}

/** The first of each, then the second of each: who sees several businesses sees one figure of each first. */
function inTurn<Item>(lists: Item[][]): Item[] {
  const longest = Math.max(0, ...lists.map((list) => list.length))
  return Array.from({ length: longest }, (_, place) =>
    lists.flatMap((list) => list.slice(place, place + 1))
  ).flat()
}
