import type { Source } from '#tests/support/architecture/sources'

/** What is wrong, where, and the cure. */
export interface Fault {
  path: string
  fault: string
  cure: string
}

/** The floors, lowest first; a module may import from its own and from lower ones. */
const FLOORS: Record<string, number> = {
  values: 0,
  platform: 1,
  registry: 2,
  documents: 2,
  budget: 2.5,
  stores: 2.5,
  hr: 3,
  fleet: 3,
  procurement: 3,
  tax: 3,
  flows: 4,
}
const BUSINESSES = new Set(['hr', 'fleet', 'procurement', 'tax'])

export function moduleOf(path: string): string | null {
  return /^app\/([^/]+)\//.exec(path)?.[1] ?? null
}

/** Imports go down only; no business imports another. */
export function floorFaults(source: Source): Fault[] {
  const own = moduleOf(source.path)
  if (!own || FLOORS[own] === undefined) return []
  return source.imports.flatMap((specifier) => {
    const other = /^#(\w+)\//.exec(specifier)?.[1]
    if (!other || other === own || FLOORS[other] === undefined) return []
    if (FLOORS[other] > FLOORS[own]) {
      return [
        {
          path: source.path,
          fault: `imports ${specifier} from a higher floor`,
          cure: 'declare a port here and let the higher floor provide it through its manifest',
        },
      ]
    }
    if (BUSINESSES.has(own) && BUSINESSES.has(other)) {
      return [
        {
          path: source.path,
          fault: `imports ${specifier} from another business`,
          cure: 'let the two meet through a lower floor (registry, budget, stores)',
        },
      ]
    }
    return []
  })
}

const RULES_MAY = /^(#values\/|#\w+\/rules\/|@vinejs\/vine|big\.js$)/
const DEFINITIONS = /^#platform\/(rules|settings)\/definition$/

/** Rules are pure: they import values, their own neighbours and VineJS, and read no clock. */
export function ruleFaults(source: Source): Fault[] {
  const own = moduleOf(source.path)
  if (!/^app\/\w+\/rules\//.test(source.path) || own === 'platform') return []
  const faults: Fault[] = source.imports
    .filter((specifier) => !RULES_MAY.test(specifier) && !DEFINITIONS.test(specifier))
    .filter((specifier) => !new RegExp(`^#${own}/settings(/|$)`).test(specifier))
    // Where rules are given their public name, a question without a day is asked about today.
    .filter(
      (specifier) =>
        !(specifier === '#platform/clock' && /\/rules\/(index\.ts|definitions\/)/.test(source.path))
    )
    .map((specifier) => ({
      path: source.path,
      fault: `a rule imports ${specifier}`,
      cure: 'give it the fact as an argument',
    }))
  if (/\bnew Date\(\s*\)|Date\.now\(|Math\.random\(|process\.env/.test(source.text)) {
    faults.push({
      path: source.path,
      fault: 'a rule reads the clock, chance or the environment',
      cure: 'pass the day as an argument',
    })
  }
  return faults
}

/** Rooms: who may call whom inside a module. */
export function roomFaults(source: Source): Fault[] {
  const room = /^app\/\w+\/(?:.*\/)?(models|rules|queries|actions|controllers)\//.exec(
    source.path
  )?.[1]
  const forbidden: Record<string, RegExp> = {
    models: /\/(actions|controllers|jobs)\//,
    queries: /\/(actions|controllers|jobs)\//,
    actions: /\/controllers\//,
  }
  if (!room || !forbidden[room]) return []
  return (
    source.imports
      .filter((specifier) => specifier.startsWith('#') && forbidden[room].test(specifier))
      // A job is a definition that an action enqueues; only executing one is not its business.
      .filter((specifier) => !(room === 'actions' && /\/jobs\//.test(specifier)))
      .map((specifier) => ({
        path: source.path,
        fault: `${room} import ${specifier}`,
        cure: 'controllers and jobs call actions, actions call models and rules',
      }))
  )
}

/** A file one can read at a sitting. */
export function lengthFaults(source: Source, most = 300): Fault[] {
  const lines = source.text.split('\n').length
  return lines > most
    ? [
        {
          path: source.path,
          fault: `${lines} lines`,
          cure: `there are two rooms in one: split it (at most ${most})`,
        },
      ]
    : []
}

const CRUTCHES: [RegExp, string][] = [
  [/@ts-(ignore|nocheck|expect-error)/, 'mend the type'],
  [/eslint-disable/, 'mend what the linter found'],
  [/\bas any\b(?=\s*[;),\]>.}]|$)/m, 'say what it is'],
  [/\b(TODO|FIXME|XXX|HACK)\b/, 'do it, or open an issue'],
  [/catch\s*(\([^)]*\))?\s*\{\s*\}/, 'say what happens when it fails'],
  [/\b(test|group)\b[^\n]*\.(skip|todo)\(/, 'make the test pass or delete it'],
  [/\.allows\(/, 'use authorize, which cannot be ignored'],
]

/** Crutches that hide a defect. */
export function crutchFaults(source: Source): Fault[] {
  return CRUTCHES.filter(([pattern]) => pattern.test(source.text)).map(([pattern, cure]) => ({
    path: source.path,
    fault: `holds ${pattern.source}`,
    cure,
  }))
}

/** Money is counted in centimes, days by the clock of the house. */
export function clockFaults(source: Source): Fault[] {
  if (!/^app\/(hr|fleet|procurement|tax|budget|stores|registry)\//.test(source.path)) return []
  return /new Date\(\s*\)|DateTime\.(now|local|utc)\(\s*\)|parseFloat\(/.test(source.text)
    ? [
        {
          path: source.path,
          fault: 'reads the machine clock or a float',
          cure: 'use clock.today()/clock.now(), Money, big.js',
        },
      ]
    : []
}
