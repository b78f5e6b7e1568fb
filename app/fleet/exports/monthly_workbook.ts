import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import ExcelJS from 'exceljs'
import type { I18n } from '@adonisjs/i18n'
import { Refusal } from '#values/refusal'
import { DataSheets } from '#documents/excel/data_sheets'
import { writeProvenance } from '#documents/excel/provenance'
import type { WorkbookColumn } from '#documents/excel/columns'
import { wording } from '#documents/wording'
import type { Language } from '#documents/wording'
import { Big } from '#values/decimal'
import { monthlyActivity, monthlyFills } from '#fleet/queries/monthly_activity'
import type { FillRow, MonthlyActivity } from '#fleet/queries/monthly_activity'

export interface MonthlyWorkbook {
  vehicles: number
  fills: number
}

/**
 * The month of every vehicle as a workbook: a summary per vehicle and the raw fills it adds up. The totals of the
 * two sheets are compared before the file is given out; refuses `fleet.totals_differ`.
 */
export async function writeMonthlyWorkbook(
  path: string,
  month: string,
  options: { author: string; at: Date; i18n: I18n }
): Promise<MonthlyWorkbook> {
  const [activity, fills] = [await monthlyActivity(month), await monthlyFills(month)]
  checkTotals(activity, fills)
  const { i18n } = options
  const language = i18n.locale as Language
  const target = createWriteStream(path)
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: target,
    useStyles: true,
    useSharedStrings: false,
  })
  workbook.creator = options.author
  workbook.created = options.at
  const title = i18n.t('fleet.reports.monthly', { month })
  const columns = summaryColumns(i18n)
  const total = wording(language, 'excel', 'total')
  const summary = new DataSheets(workbook, {
    title,
    sheet: i18n.t('fleet.reports.summary'),
    language,
    columns,
  })
  for (const row of activity) summary.add(row)
  summary.finish(total)
  const raw = new DataSheets(workbook, {
    title,
    sheet: i18n.t('fleet.reports.raw'),
    language,
    columns: rawColumns(i18n),
  })
  for (const row of fills) raw.add(row)
  raw.finish(total)
  writeProvenance(workbook, {
    title,
    language,
    author: options.author,
    at: options.at,
    columns,
    filters: [i18n.t('fleet.reports.month_is', { month })],
    rows: activity.length + fills.length,
    sheets: 2,
  })
  await workbook.commit()
  await finished(target, { readable: false })
  return { vehicles: activity.length, fills: fills.length }
}

function checkTotals(activity: MonthlyActivity[], fills: FillRow[]): void {
  const summed = {
    amount: activity.reduce((sum, row) => sum + row.amountMinor, 0),
    litres: activity.reduce((sum, row) => sum + row.litresHundredths, 0),
  }
  const raw = {
    amount: fills.reduce((sum, row) => sum + row.amountMinor, 0),
    litres: Number(
      fills
        .reduce((sum, row) => sum.plus(row.litres), new Big(0))
        .times(100)
        .toFixed(0)
    ),
  }
  if (summed.amount !== raw.amount || summed.litres !== raw.litres) {
    throw new Refusal('fleet.totals_differ', {
      summary: summed.amount / 100,
      raw: raw.amount / 100,
    })
  }
}

function summaryColumns(i18n: I18n): WorkbookColumn<MonthlyActivity>[] {
  const title = (key: string) => i18n.t(`fleet.reports.columns.${key}`)
  const hundredths = (value: number) => new Big(value).div(100).toFixed(2)
  return [
    { title: title('plate'), kind: 'text', value: (row) => row.plate, width: 16 },
    { title: title('vehicle'), kind: 'text', value: (row) => row.vehicle },
    {
      title: title('kind'),
      kind: 'text',
      value: (row) => i18n.t(`fleet.kinds.${row.kind}`),
      width: 16,
    },
    { title: title('unit'), kind: 'text', value: unitIn(i18n) },
    { title: title('missions'), kind: 'integer', value: (row) => row.missions, total: true },
    { title: title('mission_km'), kind: 'integer', value: (row) => row.missionKm, total: true },
    { title: title('meter_km'), kind: 'integer', value: (row) => row.meterKm, total: true },
    { title: title('fills'), kind: 'integer', value: (row) => row.fills, total: true },
    {
      title: title('litres'),
      kind: 'decimal',
      value: (row) => hundredths(row.litresHundredths),
      total: true,
    },
    { title: title('amount'), kind: 'money', value: (row) => row.amountMinor, total: true },
    { title: title('per_100'), kind: 'decimal', value: (row) => row.per100 },
    { title: title('per_km'), kind: 'decimal', value: (row) => row.perKm },
    { title: title('allocation'), kind: 'decimal', value: (row) => row.monthlyLitres },
    { title: title('anomalies'), kind: 'integer', value: (row) => row.openAnomalies, total: true },
  ]
}

/** The unit in the language of the workbook. */
function unitIn(i18n: I18n) {
  return (row: { unit: string; unitAr: string }) => (i18n.locale === 'ar' && row.unitAr) || row.unit
}

function rawColumns(i18n: I18n): WorkbookColumn<FillRow>[] {
  const title = (key: string) => i18n.t(`fleet.reports.columns.${key}`)
  return [
    { title: title('plate'), kind: 'text', value: (row) => row.plate, width: 16 },
    { title: title('unit'), kind: 'text', value: unitIn(i18n) },
    { title: title('reference'), kind: 'text', value: (row) => row.reference },
    { title: title('filled_at'), kind: 'instant', value: (row) => row.filledAt },
    { title: title('station'), kind: 'text', value: (row) => row.station },
    {
      title: title('product'),
      kind: 'text',
      value: (row) => i18n.t(`fleet.energies.${row.product}`),
      width: 14,
    },
    { title: title('litres'), kind: 'decimal', value: (row) => row.litres, total: true },
    { title: title('unit_price'), kind: 'decimal', value: (row) => row.unitPrice },
    { title: title('amount'), kind: 'money', value: (row) => row.amountMinor, total: true },
    { title: title('odometer'), kind: 'integer', value: (row) => row.odometer },
  ]
}
