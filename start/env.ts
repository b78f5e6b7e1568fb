import { Env } from '@adonisjs/core/env'

/** Whether files stay on this machine; a bucket has to be named otherwise. */
const diskHere = () => process.env.DRIVE_DISK !== 's3'

/** The environment, checked once at start; the launcher fills it from IDARA_HOME/env. */
export default await Env.create(new URL('../', import.meta.url), {
  NODE_ENV: Env.schema.enum(['development', 'production', 'test'] as const),
  PORT: Env.schema.number(),
  HOST: Env.schema.string({ format: 'host' }),
  APP_KEY: Env.schema.secret(),
  APP_URL: Env.schema.string({ format: 'url', tld: false }),
  LOG_LEVEL: Env.schema.string(),
  IDARA_HOME: Env.schema.string(),
  IDARA_TODAY: Env.schema.string.optional(),

  DB_HOST: Env.schema.string({ format: 'host' }),
  DB_PORT: Env.schema.number(),
  DB_USER: Env.schema.string(),
  DB_PASSWORD: Env.schema.string.optional(),
  DB_DATABASE: Env.schema.string(),

  REDIS_HOST: Env.schema.string({ format: 'host' }),
  REDIS_PORT: Env.schema.number(),
  REDIS_PASSWORD: Env.schema.secret.optional(),
  REDIS_DB: Env.schema.number.optional(),

  JOB_LOCK_SECONDS: Env.schema.number.optional(),

  SMTP_HOST: Env.schema.string.optional(),
  SMTP_PORT: Env.schema.number.optional(),
  SMTP_USER: Env.schema.string.optional(),
  SMTP_PASSWORD: Env.schema.string.optional(),
  MAIL_FROM: Env.schema.string(),

  DRIVE_DISK: Env.schema.enum(['fs', 's3'] as const),
  S3_BUCKET: Env.schema.string.optionalWhen(diskHere),
  S3_ACCESS_KEY_ID: Env.schema.string.optionalWhen(diskHere),
  S3_SECRET_ACCESS_KEY: Env.schema.secret.optionalWhen(diskHere),
  S3_REGION: Env.schema.string.optional(),
  S3_ENDPOINT: Env.schema.string.optional({ format: 'url', tld: false }),
})
