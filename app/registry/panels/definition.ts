import type { I18n } from '@adonisjs/i18n'
import type { Act } from '#platform/act'

/** One record of a module that belongs to a party. Texts are in the reader's language. */
export interface PartyLink {
  label: string
  detail?: string
  badge?: { text: string; tone: 'good' | 'bad' | 'warn' | 'info' | '' }
  url: string
}

export interface PartyLinks {
  title: string
  /** At most a dozen; `more` leads to the rest. */
  links: PartyLink[]
  more?: { label: string; url: string }
}

/**
 * What a module shows on a party's page: its plots, its vehicles, its contracts. `partyIds` are the party's own
 * id and those merged into it. null when there is nothing to show.
 */
export interface PartyPanel {
  permission: string
  order: number
  load: (partyIds: number[], act: Act, i18n: I18n) => Promise<PartyLinks | null>
}

declare module '#platform/modules' {
  interface Contributions {
    partyPanels?: PartyPanel[]
  }
}
