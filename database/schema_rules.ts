import { type SchemaRules } from '@adonisjs/lucid/types/schema_generator'

/**
 * A DATE is a civil day ('YYYY-MM-DD'), a DECIMAL stays text, a BIGINT is a safe whole number (money in
 * centimes, counters): nothing may be lost on the way.
 */
export default {
  types: {
    date: { decorator: '@column()', tsType: 'string' },
    decimal: { decorator: '@column()', tsType: 'string' },
    bigint: { decorator: '@column()', tsType: 'number' },
  },
  primaryKey: (_table, keys) =>
    keys[0] === 'id'
      ? {
          columnName: 'id',
          columnInfo: { decorator: '@column({ isPrimary: true })', tsType: 'number' },
        }
      : undefined,
} satisfies SchemaRules
