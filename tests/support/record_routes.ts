import router from '@adonisjs/core/services/router'

/** Every route of a module that names a record, as 'GET /fleet/vehicles/:id'. */
export function recordRoutes(prefix: string): string[] {
  return Object.values(router.toJSON())
    .flat()
    .flatMap((route) =>
      route.methods
        .filter((method) => method !== 'HEAD')
        .map((method) => `${method} ${route.pattern}`)
    )
    .filter((name) => name.includes(` ${prefix}/`) && name.includes(':'))
    .toSorted()
}

/** What a person sends to a record route: the address and a form that would be taken from somebody who may. */
export interface RecordAttempt {
  path: string
  form?: Record<string, string>
}
