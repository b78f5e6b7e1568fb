import { collectionRules } from '#tax/rules/register_collection'
import { landRules } from '#tax/rules/register_land'
import { otherTaxRules } from '#tax/rules/register_other_taxes'

export const taxRules = [...landRules, ...collectionRules, ...otherTaxRules]
