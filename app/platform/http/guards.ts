import type { HttpContext } from '@adonisjs/core/http'
import type { NextFn } from '@adonisjs/core/types/http'

type RouteGuard = ((ctx: HttpContext, next: NextFn) => unknown) & {
  permission?: string
  open?: string
}

/**
 * Route middleware: the right that everyone who calls the route must hold somewhere. Whether it covers the
 * record is the action's question (`act.authorize(permission, record)`).
 */
export function can(permission: string): RouteGuard {
  const guard: RouteGuard = (ctx, next) => {
    ctx.act.authorize(permission)
    return next()
  }
  guard.permission = permission
  return guard
}

/** A route without a right of its own; the reason is read by the architecture test and by people. */
export function open(reason: string): RouteGuard {
  const guard: RouteGuard = (_ctx, next) => next()
  guard.open = reason
  return guard
}
