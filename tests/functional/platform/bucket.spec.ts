import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import S3rver from '@20minutes/s3rver'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { test } from '@japa/runner'
import drive from '@adonisjs/drive/services/main'
import db from '@adonisjs/lucid/services/db'
import { WebProcess } from '#tests/support/application_process'
import { PageClient } from '#tests/support/page_client'
import { endedRun, until, WorkerProcess } from '#tests/support/worker'

const FILE = [
  'day_on;name_fr;name_ar;nature',
  '2031-03-04;Journée du port;يوم الميناء;fixe',
  '2031-02-30;Jour impossible;يوم مستحيل;fixe',
].join('\n')

/** Web and worker processes whose files live in a bucket of a service that speaks S3 on this machine. */
test.group('Files in a bucket', (group) => {
  let service: S3rver
  let bucket: S3Client
  let web: WebProcess
  let worker: WorkerProcess
  group.setup(async () => {
    const directory = await mkdtemp(join(tmpdir(), 'bucket-'))
    service = new S3rver({
      port: 0,
      address: '127.0.0.1',
      silent: true,
      directory,
      configureBuckets: [{ name: 'idara' }],
    })
    const { port } = await service.run()
    const credentials = { accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' }
    const endpoint = `http://127.0.0.1:${port}`
    bucket = new S3Client({ endpoint, forcePathStyle: true, region: 'us-east-1', credentials })
    const environment = {
      DRIVE_DISK: 's3',
      S3_BUCKET: 'idara',
      S3_ENDPOINT: endpoint,
      S3_ACCESS_KEY_ID: credentials.accessKeyId,
      S3_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }
    web = await WebProcess.start(environment)
    worker = await WorkerProcess.start(environment)
    return async () => {
      await worker.stop()
      await web.stop()
      bucket.destroy()
      await service.close()
      await rm(directory, { recursive: true })
    }
  })

  /** SHA-256 of what the bucket holds under a path. */
  async function kept(path: string): Promise<string> {
    const object = await bucket.send(new GetObjectCommand({ Bucket: 'idara', Key: path }))
    return createHash('sha256')
      .update(await object.Body!.transformToByteArray())
      .digest('hex')
  }

  test('an uploaded register and its rejects are kept there, and nothing on the disk', async ({
    assert,
  }) => {
    const client = await PageClient.signedIn('hr_clerk', { base: web.address })
    const page = await client.upload('/imports', { import: 'registry.holidays' }, [
      'jours.csv',
      FILE,
    ])
    const id = Number(/\/imports\/(\d+)/.exec(page.url)![1])
    const find = () => db.from('platform_imports').where('id', id).firstOrFail()
    const { file_path: path, mapping } = await find()
    assert.equal(await kept(path), createHash('sha256').update(FILE).digest('hex'))
    assert.isFalse(await drive.use('fs').exists(path))

    const columns = Object.entries(JSON.parse(mapping) as Record<string, number | null>)
    await client.submit(
      `/imports/${id}/checks`,
      Object.fromEntries(columns.map(([field, column]) => [`mapping[${field}]`, column ?? '']))
    )
    await until(async () => (await find()).check_run_id !== null)
    await endedRun((await find()).check_run_id)
    const shown = await client.get(`/imports/${id}`)
    assert.include(shown.text, '2031-02-30')

    const files = await db.from('platform_job_files').where('run_id', (await find()).check_run_id)
    assert.isAbove(files.length, 0)
    for (const file of files) {
      assert.isFalse(await drive.use('fs').exists(file.path))
      const { status, bytes } = await client.download(
        `/jobs/${file.run_id}/files/${encodeURIComponent(file.name)}`
      )
      assert.equal(status, 200)
      assert.equal(createHash('sha256').update(bytes).digest('hex'), file.sha256)
      assert.equal(await kept(file.path), file.sha256)
    }
  }).timeout(120_000)
})
