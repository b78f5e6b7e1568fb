import { type SchemaRules } from '@adonisjs/lucid/types/schema_generator'

/** A DATE is a civil day ('YYYY-MM-DD'), a DECIMAL stays text: neither may lose anything on the way. */
export default {
  types: {
    date: { decorator: '@column()', tsType: 'string' },
    decimal: { decorator: '@column()', tsType: 'string' },
  },
} satisfies SchemaRules
