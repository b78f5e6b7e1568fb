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
        places: [entry.route, ...(entry.also ?? [])].map((route) => router.makeUrl(route)),
        count: entry.badge ? await entry.badge(ctx.act) : 0,
      }))
  )
  const current = items
    .flatMap((item) => item.places.map((place) => ({ url: item.url, place })))
    .filter(({ place }) => path === place || path.startsWith(`${place}/`))
    .sort((a, b) => b.place.length - a.place.length)[0]
  for (const { section, text, url, count } of items) {
    if (!sections.has(section)) sections.set(section, [])
    sections.get(section)!.push({ text, url, count, current: url === current?.url })
  }
  return [...sections]
    .map(([key, list]) => ({ key, items: list }))
    .sort((a, b) => ORDER.indexOf(a.key) - ORDER.indexOf(b.key))
}
