import { bold, isEmpty, type Inline } from '#documents/text/inline'
import { wording, type Language } from '#documents/wording'
import { drawText, type Flow } from '#documents/pdf/flow'
import { spansOf } from '#documents/text/inline'

export interface ArticlesOptions {
  /** "Vu la loi …;" one each. */
  visas?: readonly Inline[]
  /** Who decides, before the visas: "Le président du conseil communal,". */
  authority?: Inline
  /** Replaces "Décide :", e.g. "Arrête :". */
  decides?: string
  articles: readonly Inline[]
  language?: Language
}

/** The body of a decision: authority, visas, "Décide :", articles numbered from "Article premier". */
export function drawArticles(flow: Flow, options: ArticlesOptions): void {
  const language = options.language ?? flow.language
  const direction = language === 'ar' ? 'rtl' : 'ltr'
  const paragraph = { direction, leading: 1.5, after: 4 } as const
  if (options.authority && !isEmpty(options.authority)) {
    drawText(flow, options.authority, { ...paragraph, weight: 'bold', after: 6 })
  }
  for (const visa of options.visas ?? []) drawText(flow, visa, paragraph)
  const decides = options.decides ?? wording(language, 'pdf', 'decides')
  flow.y += 6
  flow.ensure(60)
  drawText(flow, decides, { ...paragraph, align: 'center', weight: 'bold', size: 10.5, after: 8 })
  options.articles.forEach((article, index) => {
    const name =
      index === 0
        ? wording(language, 'pdf', 'article_first')
        : wording(language, 'pdf', 'article', { number: index + 1 })
    flow.ensure(32)
    drawText(flow, [bold(`${name}. — `), ...spansOf(article)], { ...paragraph, after: 6 })
  })
  flow.y += 6
}
