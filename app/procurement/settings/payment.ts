import { defineSettings } from '#platform/settings/definition'

/** Value-added tax and withholding at source. */
export const paymentSettings = defineSettings([
  {
    key: 'procurement.vat.rates',
    type: 'table',
    unit: 'percent',
    seeds: [
      {
        validFrom: '2013-01-01',
        validTo: '2025-12-31',
        value: ['0', '7', '8', '10', '12', '14', '16', '20'],
        reference: 'CGI, taux en vigueur et paliers de la réforme',
      },
      {
        validFrom: '2026-01-01',
        value: ['0', '10', '20'],
        reference: 'CGI, convergence vers 10 et 20 %',
      },
    ],
  },
  {
    key: 'procurement.withholding.vat_listed_services',
    type: 'rate',
    unit: 'percent_of_vat',
    seeds: [
      {
        validFrom: '2024-07-01',
        value: '75',
        reference: 'CGI, art. 117 ; décret 2-23-1118, liste A',
      },
    ],
  },
  {
    key: 'procurement.withholding.vat_monthly_floor',
    type: 'money',
    unit: 'dirhams_with_tax_a_month_and_supplier',
    uncertain: true,
    seeds: [
      { validFrom: '2024-07-01', value: '5000.00', reference: 'CGI, art. 117 (à confirmer)' },
    ],
  },
  {
    key: 'procurement.withholding.fees',
    type: 'table',
    unit: 'percent_before_tax',
    uncertain: true,
    seeds: [
      {
        validFrom: '2023-01-01',
        value: [
          { creditor: 'company', tax: 'IS', rate: '5' },
          { creditor: 'individual', tax: 'IR', rate: '10' },
          { creditor: 'non_resident', tax: 'IS', rate: '10' },
        ],
        reference: 'CGI, loi de finances 2023 ; assiette HT à confirmer',
      },
    ],
  },
])
