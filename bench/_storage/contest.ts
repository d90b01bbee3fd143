// How figures are come by: everybody does the same work in the same page, one after the other, round after round.

/** Milliseconds of each counted round, by who did the work. */
export type Figures = Record<string, number[]>

/** Does the work once; may give the milliseconds itself, where some of what it does is not to be counted. */
export type Work = (round: number) => Promise<number | void>

/** Milliseconds that the work takes. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const since = performance.now()
  await work()
  return performance.now() - since
}

/** Round 0 warms everybody up and is not counted. */
export async function inTurn(rounds: number, contestants: Readonly<Record<string, Work>>): Promise<Figures> {
  const figures: Figures = {}
  for (let round = 0; round <= rounds; round++) {
    for (const [name, work] of Object.entries(contestants)) {
      let own: number | void = undefined
      const whole = await timed(async () => (own = await work(round)))
      if (round > 0) (figures[name] ??= []).push(own ?? whole)
      await rest()
    }
  }
  return figures
}

/** What one has left to be done, and to be collected, shall not be the next one's burden. The browser is started with `gc`. */
async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 50))
  ;(globalThis as { gc?: () => void }).gc?.()
}
