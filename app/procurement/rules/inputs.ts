import { choiceInput } from '#platform/rules/inputs'
import { CATEGORIES } from '#procurement/rules/categories'

/** What is bought, in English or as the law's French calls it. */
export function categoryInput() {
  return choiceInput(CATEGORIES, {
    travaux: 'works',
    work: 'works',
    fournitures: 'supplies',
    fourniture: 'supplies',
    goods: 'supplies',
    supply: 'supplies',
    service: 'services',
    études: 'studies',
    etudes: 'studies',
    étude: 'studies',
    study: 'studies',
  })
}
