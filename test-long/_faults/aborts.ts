// Every transaction of a session is aborted once, the session anew for each: as it has begun, and in the place of its commit.
import type { Manner } from './abort-nth.ts'
import { bringFaults } from './bundle.ts'
import { plainPage } from './hands.ts'
import { newProfile } from '../../e2e/helpers/profile.ts'
import { backendArgs, Findings, most, type Part } from './part.ts'

/** A session that makes fewer transactions has not done what it is to do. */
const FEWEST = 30

export const aborts: Part = {
  name: 'aborts',
  about: 'each transaction of a session aborted once',
  async run({ url, backend, say }) {
    const profile = newProfile({ args: backendArgs(backend) })
    const found = new Findings(say)
    const figures: string[] = []
    const lags: number[] = []
    try {
      const page = await plainPage(await profile.start(), url)
      await bringFaults(page)
      for (const manner of ['begun', 'done'] satisfies Manner[]) {
        let aborted = 0
        let refused = 0
        for (let n = 1; ; n++) {
          const session = await page.evaluate(([id, which, how]) => faults.runSession(id, which, how), [
            `faults-aborts-${manner}-${n}`,
            n,
            manner
          ] as const)
          for (const fault of session.faults)
            found.expect(false, `${manner}, transaction ${n} (refused: ${session.refused.join()}): ${fault}`)
          if (session.aborted) aborted++
          refused += session.refused.length
          if (session.told !== null) lags.push(session.told)
          if (session.transactions >= n) continue
          // Beyond the last one: nothing was aborted, and nothing may be refused.
          found.expect(
            session.refused.length === 0,
            `without an abort there was refused ${session.refused.join()}`
          )
          found.expect(n > FEWEST, `${manner}: only ${n - 1} transactions`)
          figures.push(
            `${manner}: ${n - 1} sessions, ${aborted} aborts, ${refused} calls refused and done at the second try`
          )
          break
        }
        found.expect(refused > 0, `${manner}: no call was ever refused`)
      }
      found.expect(lags.length > 0, 'no write of the document was aborted')
    } finally {
      await profile.remove()
    }
    return {
      faults: found.faults,
      figures: `${figures.join('; ')}; "not saved" at most ${most(lags)} ms after the abort`
    }
  }
}
