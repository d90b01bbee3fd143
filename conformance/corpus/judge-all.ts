// Many patches: native Pd's runs side by side, ours between them.
import { availableParallelism } from 'node:os'
import { dirname } from 'node:path'
import { judge, type Verdict } from './judge.ts'
import { Place } from './native.ts'

/** In the order of the files. `told`: how many are done. */
export async function judgeAll(
  files: readonly string[],
  told: (done: number) => void = () => {}
): Promise<Verdict[]> {
  const verdicts: Verdict[] = []
  const places = new Map<string, Place>()
  const placeOf = (home: string): Place => {
    const place = places.get(home) ?? new Place(home)
    places.set(home, place)
    return place
  }
  let next = 0
  let done = 0
  const worker = async (): Promise<void> => {
    while (next < files.length) {
      const at = next++
      const path = files[at]!
      verdicts[at] = await judge(path, path.replace(/^.*\/doc\//, ''), placeOf(dirname(path)))
      told(++done)
    }
  }
  try {
    await Promise.all(Array.from({ length: availableParallelism() + 1 }, worker))
  } finally {
    for (const place of places.values()) place.remove()
  }
  return verdicts
}
