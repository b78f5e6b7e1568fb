import env from '#start/env'
import { defineConfig, services } from '@adonisjs/drive'
import type { InferDriveDisks } from '@adonisjs/drive/types'
import { join } from 'node:path'

const endpoint = env.get('S3_ENDPOINT')

/**
 * Private by default: no disk serves files by itself, each download rechecks the right to read. With an endpoint of
 * one's own the bucket is in the path, as services beside Amazon expect; no object carries an access list.
 */
const driveConfig = defineConfig({
  default: env.get('DRIVE_DISK'),
  services: {
    fs: services.fs({
      location: join(env.get('IDARA_HOME'), 'files'),
      serveFiles: false,
      visibility: 'private',
    }),
    s3: services.s3({
      bucket: env.get('S3_BUCKET') ?? '',
      region: env.get('S3_REGION') || 'us-east-1',
      credentials: {
        accessKeyId: env.get('S3_ACCESS_KEY_ID') ?? '',
        secretAccessKey: env.get('S3_SECRET_ACCESS_KEY')?.release() ?? '',
      },
      ...(endpoint ? { endpoint, forcePathStyle: true } : {}),
      // services beside Amazon refuse the trailing checksums that its library would add to a stream
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      supportsACL: false,
      visibility: 'private',
    }),
  },
})

export default driveConfig

declare module '@adonisjs/drive/types' {
  export interface DriveDisks extends InferDriveDisks<typeof driveConfig> {}
}
