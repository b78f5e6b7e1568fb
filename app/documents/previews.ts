import type { PdfKit } from '#documents/pdf/kit'
import type { PdfOptions } from '#documents/pdf/write_pdf'

/** A document drawn with sample facts, to be looked at in development. */
export interface DocumentPreview {
  /** '<module>.<document>': 'tax.notice'. */
  key: string
  /** In French, as people of the town hall call it. */
  title: string
  options: PdfOptions
  draw: (kit: PdfKit) => void | Promise<void>
}

/**
 * Declares a preview; the manifest names it under `contributions: { documentPreviews: [...] }`.
 * `draw` is the document's own function, `facts` a sample that shows its hard cases.
 */
export function definePreview<Facts>(preview: {
  key: string
  title: string
  options: Omit<PdfOptions, 'title'> & { title?: string }
  facts: Facts
  draw: (kit: PdfKit, facts: Facts) => void | Promise<void>
}): DocumentPreview {
  const { key, title, facts, draw } = preview
  return {
    key,
    title,
    options: { ...preview.options, title: preview.options.title ?? title },
    draw: (kit) => draw(kit, facts),
  }
}

declare module '#platform/modules' {
  interface Contributions {
    documentPreviews?: DocumentPreview[]
  }
}
