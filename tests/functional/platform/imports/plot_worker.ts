import { ignitor } from '../../../../bin/ignitor.js'

/** A worker process that knows the trial import of plots, for tests that kill it. */
const app = ignitor().createApp('console')
await app.init()
await app.boot()
await app.start(async () => {
  const { installPlots } = await import('#tests/functional/platform/imports/plots')
  const { Worker } = await import('#platform/jobs/worker')
  installPlots()
  const worker = new Worker()
  app.terminating(() => worker.stop())
  await worker.start()
  console.log('The plots worker is at work')
})
