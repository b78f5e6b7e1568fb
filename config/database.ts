import env from '#start/env'
import app from '@adonisjs/core/services/app'
import { defineConfig } from '@adonisjs/lucid'

/**
 * One MySQL-protocol database (MariaDB 10.11+ or MySQL 8.4). Instants are stored in UTC; a DATE
 * comes back as 'YYYY-MM-DD', a DECIMAL as text, so that neither a time zone nor a float touches them.
 */
const server = {
  host: env.get('DB_HOST'),
  port: env.get('DB_PORT'),
  user: env.get('DB_USER'),
  password: env.get('DB_PASSWORD', ''),
  database: env.get('DB_DATABASE'),
  charset: 'utf8mb4',
  timezone: 'Z',
  dateStrings: ['DATE'],
  supportBigNumbers: true,
  decimalNumbers: false,
}

export default defineConfig({
  connection: 'mysql',
  prettyPrintDebugQueries: false,
  connections: {
    mysql: {
      client: 'mysql2',
      connection: server,
      pool: { min: 0, max: app.inTest ? 60 : 30 },
      migrations: {
        naturalSort: true,
        paths: ['database/migrations'],
        disableRollbacksInProduction: true,
      },
      schemaGeneration: { enabled: app.inDev, rulesPaths: ['./database/schema_rules.js'] },
    },
    /**
     * A small pool of its own for what is read beside a transaction (settings, who holds a right): were it the
     * same pool, as many transactions as it has connections would wait for each other's second one.
     */
    beside: { client: 'mysql2', connection: server, pool: { min: 0, max: 6 } },
  },
})
