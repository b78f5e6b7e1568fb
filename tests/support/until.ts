/** Waits until a condition holds. Throws with what `describe` says after `patience` milliseconds. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  patience = 60_000,
  describe: () => unknown = () => ''
): Promise<void> {
  const end = Date.now() + patience
  while (!(await condition())) {
    if (Date.now() > end)
      throw new Error(`Waited ${patience} ms in vain. ${JSON.stringify(describe())}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
