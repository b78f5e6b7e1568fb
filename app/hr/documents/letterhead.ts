import { bothWords } from '#hr/documents/words'

/** The service named under the commune on every paper of human resources. */
export function hrService(): { fr: string; ar: string }[] {
  return [bothWords('paper.service')]
}
