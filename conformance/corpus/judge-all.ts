// Many patches: native Pd's runs side by side, ours between them.
import { availableParallelism } from 'node:os'
import { judge, type Verdict } from './judge.ts'

/** In the order of the files. `told`: how many are done. */
export async function judgeAll(
  files: readonly string[],
  told: (done: number) => void = () => {}
): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  let next = 0
  let done = 0
  const worker = async (): Promise<void> => {
    while (next < files.length) {
      const at = next++
      const path = files[at]!
      verdicts[at] = await judge(path, path.replace(/^.*\/doc\//, ''))
      told(++done)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker))
  return verdicts
}
