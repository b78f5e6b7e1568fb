import type { PdfOptions } from '#documents/pdf/write_pdf'

const PRODUCER = 'Idara'

/** The settings and metadata of a file: title, author, language, date, all from the document itself. */
export function describeFile(options: PdfOptions): { settings: object; metadata: string } {
  const created = new Date(`${options.date}T08:00:00Z`)
  const keywords = [options.number, options.fingerprint].filter(Boolean).join(' ')
  const info = {
    Title: options.title,
    Author: 'Commune de Casablanca',
    Subject: options.number ?? options.title,
    Keywords: keywords,
    Producer: PRODUCER,
    Creator: PRODUCER,
    CreationDate: created,
  }
  const settings = {
    info,
    autoFirstPage: false,
    pdfVersion: '1.7',
    lang: { fr: 'fr-MA', ar: 'ar-MA', en: 'en' }[options.language],
    displayTitle: true,
    fontLayoutCache: false,
  }
  return { settings, metadata: xmp(info, created) }
}

function xmp(
  info: { Title: string; Author: string; Subject: string; Keywords: string },
  created: Date
) {
  const when = `${created.toISOString().split('.')[0]}Z`
  return `<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<xmp:CreateDate>${when}</xmp:CreateDate>
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>
<pdf:Producer>${PRODUCER}</pdf:Producer>
<pdf:Keywords>${escapeXml(info.Keywords)}</pdf:Keywords>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.Title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(info.Author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(info.Subject)}</rdf:li></rdf:Alt></dc:description>
</rdf:Description>`
}

function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}
