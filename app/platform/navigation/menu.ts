import type { HttpContext } from '@adonisjs/core/http'
import router from '@adonisjs/core/services/router'
import { installed } from '#platform/modules'

export interface MenuItem {
  /** Key of its label. */
  text: string
  url: string
  count: number
  current: boolean
}

export interface MenuSection {
  key: string
  items: MenuItem[]
}

const ORDER = [
  'hr',
  'fleet',
  'stores',
  'procurement',
  'budget',
  'tax',
  'registry',
  'administration',
]

/** The navigation of one person: what their rights open, with what waits behind each line. */
export async function menuFor(ctx: HttpContext): Promise<MenuSection[]> {
  const path = ctx.request.url()
  const entries = installed.menu().filter((entry) => ctx.act.can(entry.permission))
  const sections = new Map<string, MenuItem[]>()
  const items = await Promise.all(
    entries
      .sort((a, b) => (a.order ?? 50) - (b.order ?? 50))
      .map(async (entry) => ({
        section: entry.section,
        text: entry.text,
        url: router.makeUrl(entry.route),
        count: entry.badge ? await entry.badge(ctx.act) : 0,
      }))
  )
  const current = items
    .filter((item) => path === item.url || path.startsWith(`${item.url}/`))
    .sort((a, b) => b.url.length - a.url.length)[0]
  for (const { section, ...item } of items) {
    if (!sections.has(section)) sections.set(section, [])
    sections.get(section)!.push({ ...item, current: item.url === current?.url })
  }
  return [...sections]
    .map(([key, list]) => ({ key, items: list }))
    .sort((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key))
}
