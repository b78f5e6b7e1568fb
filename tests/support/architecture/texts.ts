import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import type { MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { TYPE } from '@formatjs/icu-messageformat-parser'
import { ROOT } from '#tests/support/architecture/sources'

export type Texts = Map<string, string>

/** Every text of a language under its full key: 'tax.plots.title'. */
export function textsOf(locale: string): Texts {
  const folder = join(ROOT, 'resources/lang', locale)
  const texts: Texts = new Map()
  for (const name of readdirSync(folder).sort()) {
    collect(JSON.parse(readFileSync(join(folder, name), 'utf8')), name.replace('.json', ''), texts)
  }
  return texts
}

function collect(value: unknown, key: string, texts: Texts): void {
  if (typeof value === 'string') texts.set(key, value)
  else
    for (const [name, child] of Object.entries(value as object))
      collect(child, `${key}.${name}`, texts)
}

/** Keys that one language has and another lacks, and texts left empty. */
export function textFaults(languages: Record<string, Texts>): string[] {
  const all = new Set(Object.values(languages).flatMap((texts) => [...texts.keys()]))
  return [...all].sort().flatMap((key) =>
    Object.entries(languages).flatMap(([locale, texts]) => {
      if (!texts.has(key)) return [`${key} is missing in ${locale}`]
      return texts.get(key)!.trim() === '' ? [`${key} is empty in ${locale}`] : []
    })
  )
}

/** Arguments an ICU message takes: '{count, plural, …}' and '{name}' give count and name. */
export function argumentsOf(text: string): string[] {
  const names = new Set<string>()
  const visit = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (
        element.type === TYPE.argument ||
        element.type === TYPE.number ||
        element.type === TYPE.date
      )
        names.add(element.value)
      if (element.type === TYPE.select || element.type === TYPE.plural) {
        names.add(element.value)
        Object.values(element.options).forEach((option) => visit(option.value))
      }
      if (element.type === TYPE.tag) visit(element.children)
    }
  }
  visit(new IntlMessageFormat(text, 'fr').getAst())
  return [...names].sort()
}
