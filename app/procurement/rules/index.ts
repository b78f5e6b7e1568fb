import { orderRankingRule, referencePriceRule } from '#procurement/rules/definitions/award'
import { bidCorrectionRule, invoiceMatchRule } from '#procurement/rules/definitions/checks'
import {
  guaranteesRule,
  priceRevisionRule,
  statementOfAccountRule,
} from '#procurement/rules/definitions/execution'
import {
  lateInterestRule,
  latePenaltyRule,
  withholdingRule,
} from '#procurement/rules/definitions/payment'
import { procedureRule } from '#procurement/rules/definitions/procedure'

/** The rules of public purchasing, under their public names. */
export const procurementRules = [
  procedureRule,
  orderRankingRule,
  referencePriceRule,
  guaranteesRule,
  statementOfAccountRule,
  priceRevisionRule,
  latePenaltyRule,
  lateInterestRule,
  withholdingRule,
  bidCorrectionRule,
  invoiceMatchRule,
]
