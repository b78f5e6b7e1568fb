/** The shapes of the tables held by the dated settings of this module. Amounts and rates are exact text. */

/** One échelle and its indices, échelon 1 first. */
export interface ScaleRow {
  echelle: string
  indices: number[]
}

/** Annual dirhams per index point up to and including a point; `upTo` null for the rest. */
export interface PointValueRow {
  upTo: number | null
  value: string
}

/** Months in échelon before the next one, by pace. */
export interface StepMonthsRow {
  from: number
  to: number
  rapide: number
  moyen: number
  lent: number
}

/** Steps reached automatically, without pace, inside one échelle. */
export interface AutomaticStepRow {
  echelle: string
  from: number
  to: number
  months: number
}

/** The pace of an average mark from `minimum` up. Highest first. */
export interface PaceRow {
  minimum: string
  pace: 'rapide' | 'moyen' | 'lent'
}

/** The age limit, in months, of people born from one year to another; null is open. */
export interface RetirementAgeRow {
  bornFrom: number | null
  bornTo: number | null
  months: number
}

export interface ContributionRates {
  employee: string
  employer: string
  /** Least and most that one share may be, in dirhams a month. */
  minimum?: string
  maximum?: string
  /** Monthly pay above which nothing more is due. */
  ceiling?: string
}

export interface ResidenceRow {
  zone: string
  rate: string
}

export interface TaxBracketRow {
  /** Highest annual net taxable income of the bracket; null for the last. */
  upTo: string | null
  rate: string
  deduct: string
}

export interface ProfessionalExpenses {
  annualThreshold: string
  rateUpTo: string
  rateAbove: string
  annualCap: string
}

export interface DependantCredit {
  annual: string
  most: number
}

/** Monthly allowance of the children ranked `from` to `to`. */
export interface FamilyAllowanceRow {
  from: number
  to: number
  amount: string
}

/** How one kind of leave is counted, limited and paid. */
export interface LeaveTypeRow {
  type: string
  /** `working` = Monday to Friday without holidays; `calendar` = every day. */
  counting: 'working' | 'calendar'
  /** Length fixed by the text, when there is one. */
  fixedDays?: number
  fixedMonths?: number
  /** Longest single or yearly leave. */
  mostDays?: number
  mostMonths?: number
  /** Months over which `mostMonths` is counted. */
  everyMonths?: number
  /** Age in months that the child may not have reached. */
  childUnderMonths?: number
  /** Once in a career. */
  once?: boolean
  /** Taken from the annual balance. */
  deducted: boolean
  /** Rate of pay, in per cent. */
  pay: string
  proof: boolean
  halfDays: boolean
  /** Interrupts an annual leave under way. */
  suspendsAnnual: boolean
  sex?: 'F' | 'M'
  reference: string
}

export interface AnnualLeave {
  days: number
  firstAfterMonths: number
  /** Calendar years after its own during which a year's entitlement may still be taken. */
  carryYears: number
  /** Working days a year of casual workers. */
  casualDays: number
}

export interface PaternityTerms {
  days: number
  windowWeeks: number
  /** Which day of the leave must fall before the window closes. */
  inside: 'start' | 'end'
}

export interface FixedHolidayRow {
  /** 'MM-DD' */
  day: string
  name: string
}

export interface MovingHolidayRow {
  on: string
  name: string
  estimated: boolean
}
