/**
 * health.ts ADDRESS: asks /health/ready. Prints the failing checks on one line and ends with 1
 * when the answer is not 200; prints nothing when all is well.
 */
interface Report {
  checks?: { name: string; healthy: boolean; advisory: boolean; detail: string }[]
}

/** The failing checks of the report, or the beginning of an answer that is no report. */
function faults(text: string): string {
  try {
    const { checks = [] } = JSON.parse(text) as Report
    return checks
      .filter((check) => !check.healthy && !check.advisory)
      .map((check) => `${check.name}: ${check.detail}`)
      .join('; ')
  } catch {
    return text.slice(0, 200).replaceAll(/\s+/g, ' ')
  }
}

try {
  const answer = await fetch(process.argv[2], { signal: AbortSignal.timeout(5000) })
  const text = await answer.text()
  if (answer.status !== 200) {
    console.log(`HTTP ${answer.status}; ${faults(text)}`)
    process.exitCode = 1
  }
} catch (error) {
  const { cause, message } = error as Error & { cause?: { code?: string } }
  console.log(cause?.code === 'ECONNREFUSED' ? 'it does not answer' : (cause?.code ?? message))
  process.exitCode = 1
}
