import { foldText } from '#values/text'

export interface Place {
  id: number
  kind: 'commune' | 'prefecture' | 'arrondissement'
  parentId: number | null
  code: string
  nameFr: string
  nameAr: string
  /** Other ways it is written, one per line. */
  spellings: string | null
}

/**
 * Finds an arrondissement as registers write it: 'AÏN-CHOCK', 'Ain Chock', 'Arrondissement de Aïn-Chock',
 * 'عين الشق' or its official code '06.141.01.41'. A snapshot: load once, match thousands of rows.
 */
export class TerritoryMatcher<P extends Place = Place> {
  readonly #byKey = new Map<string, P>()
  readonly #byId = new Map<number, P>()

  constructor(places: readonly P[]) {
    for (const place of places) {
      this.#byId.set(place.id, place)
      if (place.kind !== 'arrondissement') continue
      const names = [place.code, place.nameFr, place.nameAr, ...(place.spellings ?? '').split('\n')]
      for (const name of names) if (name.trim()) this.#byKey.set(keyOf(name), place)
    }
  }

  /** null when nothing of that name or code exists. */
  findArrondissement(text: string | null | undefined): P | null {
    return this.#byKey.get(keyOf(text ?? '')) ?? null
  }

  byId(id: number | null | undefined): P | null {
    return this.#byId.get(id ?? 0) ?? null
  }

  /** The 16, in the order of their codes. */
  get arrondissements(): P[] {
    return [...this.#byId.values()]
      .filter((place) => place.kind === 'arrondissement')
      .sort((a, b) => (a.code < b.code ? -1 : 1))
  }
}

function keyOf(text: string): string {
  const folded = foldText(text)
    .replace(/^(arrondissement|arr)\b\s*(de |d |du )?/, '')
    .replace(/^مقاطعه\s+/, '')
  return folded.replace(/[^\p{L}\p{N}]/gu, '')
}
