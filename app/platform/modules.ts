import type { SettingDefinition } from '#platform/settings/definition'
import type { RuleDefinition } from '#platform/rules/definition'
import type { PermissionDefinition, RoleDefinition } from '#platform/permissions/definition'
import type { NumberSeriesDefinition } from '#platform/numbering/series'
import type { JobDefinition } from '#platform/jobs/definition'
import type { SubjectDefinition } from '#platform/subjects/subject'
import type { Act } from '#platform/act'
import type { I18n } from '@adonisjs/i18n'

/** One line of the navigation, drawn for those who hold its permission. */
export interface MenuEntry {
  /** Section of the navigation: 'hr', 'fleet', 'procurement', 'tax', 'registry', 'administration'. */
  section: string
  /** Its label is `<module>.menu.<key>`. */
  key: string
  /** Named route. */
  route: string
  /** Named routes of pages that belong to it without lying below it. */
  also?: string[]
  permission: string
  order?: number
  /** What waits behind it, shown as a count when above zero. */
  badge?: (act: Act) => Promise<number>
}

export interface SearchHit {
  label: string
  detail: string
  url: string
}

/** Something the search over all modules looks into; its title is `<module>.search.<key>`. */
export interface SearchSource {
  key: string
  permission: string
  run: (term: string, act: Act, limit: number) => Promise<SearchHit[]>
}

/** A figure, task or panel a module puts on somebody's day. Texts are already in the reader's language. */
export interface DayFigure {
  label: string
  value: string
  detail?: string
  tone?: 'good' | 'bad' | 'neutral'
  /** 0 to 100, drawn as a bar. */
  share?: number
  url: string
}
export interface DayTask {
  label: string
  detail: string
  url: string
  due?: string
  tone?: 'good' | 'warn' | 'bad' | 'neutral'
}
export interface DayPicture {
  title: string
  /** Edge component or partial and its state. */
  view: string
  state: Record<string, unknown>
}
export interface DayContribution {
  permission: string
  order: number
  figures?: (act: Act, i18n: I18n) => Promise<DayFigure[]>
  tasks?: (act: Act, i18n: I18n) => Promise<DayTask[]>
  pictures?: (act: Act, i18n: I18n) => Promise<DayPicture[]>
}

/** Named seeds: 'hamlet' for tests, 'casablanca' for the demonstration. Idempotent. */
export type Worlds = Partial<Record<'hamlet' | 'casablanca', (act: Act) => Promise<void>>>

/** A demonstration person, one per role at least; exists in the worlds only. */
export interface DemonstrationUser {
  role: string
  email: string
  nameFr: string
  nameAr: string
  staffNumber?: string
  scope?: { kind: 'arrondissement' | 'unit'; code: string }
}

/**
 * Everything a module brings to the town hall, as data. Lists, imports, document previews and whatever else a
 * service defines are kept under the service's own key.
 */
export interface ModuleDefinition {
  name: string
  permissions?: PermissionDefinition[]
  roles?: RoleDefinition[]
  menu?: MenuEntry[]
  settings?: SettingDefinition[]
  rules?: RuleDefinition[]
  numberSeries?: NumberSeriesDefinition[]
  jobs?: JobDefinition<never>[]
  subjects?: SubjectDefinition[]
  searches?: SearchSource[]
  day?: DayContribution[]
  worlds?: Worlds
  demonstrationUsers?: DemonstrationUser[]
  /** Contributions to services that declare their own type (lists, imports, documentPreviews, partyPanels …). */
  contributions?: Contributions
}

/** Services extend this interface with the key and type of what modules may contribute to them. */
export interface Contributions {}

export function defineModule(module: ModuleDefinition): ModuleDefinition {
  return module
}

const modules: ModuleDefinition[] = []

/** Called once, by start/modules.ts, in floor order. */
export function install(definitions: ModuleDefinition[]): void {
  modules.splice(0, modules.length, ...definitions)
}

function collect<Item>(pick: (module: ModuleDefinition) => Item[] | undefined): Item[] {
  return modules.flatMap((module) => pick(module) ?? [])
}

function required<Item>(item: Item | undefined, what: string): Item {
  if (!item) throw new Error(`Nothing installed under ${what}`)
  return item
}

/** What the installed modules bring. */
export const installed = {
  modules: () => modules,
  permissions: () => collect((module) => module.permissions),
  roles: () => collect((module) => module.roles),
  menu: () =>
    modules.flatMap((module) =>
      (module.menu ?? []).map((entry) => ({ ...entry, text: `${module.name}.menu.${entry.key}` }))
    ),
  settings: () => collect((module) => module.settings),
  rules: () => collect((module) => module.rules),
  jobs: () => collect((module) => module.jobs),
  subjects: () => collect((module) => module.subjects),
  searches: () =>
    modules.flatMap((module) =>
      (module.searches ?? []).map((source) => ({
        ...source,
        text: `${module.name}.search.${source.key}`,
      }))
    ),
  day: () => collect((module) => module.day),
  demonstrationUsers: () => collect((module) => module.demonstrationUsers),

  contributions<Key extends keyof Contributions>(key: Key): NonNullable<Contributions[Key]>[] {
    return modules.flatMap((module) => {
      const contribution = module.contributions?.[key]
      return contribution ? [contribution as NonNullable<Contributions[Key]>] : []
    })
  },

  numberSeries(key: string): NumberSeriesDefinition {
    const series = collect((module) => module.numberSeries)
    return required(
      series.find((item) => item.key === key),
      `number series ${key}`
    )
  },

  rule(name: string): RuleDefinition | undefined {
    return installed.rules().find((rule) => rule.name === name)
  },

  job(name: string): JobDefinition<never> {
    return required(
      installed.jobs().find((job) => job.name === name),
      `job ${name}`
    )
  },

  subject(type: string): SubjectDefinition | undefined {
    return installed.subjects().find((subject) => subject.type === type)
  },
}
