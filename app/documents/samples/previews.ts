import { definePreview } from '#documents/previews'
import { drawSampleDecision } from '#documents/samples/decision'
import { drawSampleNotice } from '#documents/samples/notice'
import { drawSampleRegister } from '#documents/samples/register'

/** What the kit itself can draw, in French, in Arabic and as a decision. */
export const samplePreviews = [
  definePreview({
    key: 'documents.notice',
    title: 'Avis d’imposition (exemple)',
    options: { language: 'fr', date: '2026-01-05', number: 'AV-2026-0104419' },
    facts: 'AV-2026-0104419',
    draw: drawSampleNotice,
  }),
  definePreview({
    key: 'documents.decision',
    title: 'Décision avec articles (exemple)',
    options: { language: 'fr', date: '2026-06-20', number: 'DEC-2026-00118' },
    facts: null,
    draw: drawSampleDecision,
  }),
  definePreview({
    key: 'documents.register',
    title: 'سجل بالعربية (exemple)',
    options: { language: 'ar', date: '2026-01-05', number: '2026/01', orientation: 'landscape' },
    facts: null,
    draw: drawSampleRegister,
  }),
]
