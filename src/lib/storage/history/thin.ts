// Which versions are kept as they grow old, as a good backup keeps them: of the last hour all, then one an hour for a day, one a
// day for thirty days, one a month after that. Named ones stay.
import { byAt, type VersionInfo } from './version.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Bytes that the versions of one patch may take; named ones count, but are not taken away for it. */
export const MOST_BYTES = 32 * 1024 * 1024

/** The numbers of the versions that are to go; of each hour, day or month the newest stays. */
export function thinned(versions: readonly VersionInfo[], now: number, most: number = MOST_BYTES): number[] {
  const kept: VersionInfo[] = []
  const gone: number[] = []
  const taken = new Set<string>()
  for (const version of [...versions].sort(byAt)) {
    const span = version.kind === 'named' ? null : spanOf(version.at, now)
    if (span !== null && taken.has(span)) gone.push(version.n)
    else kept.push(version)
    if (span !== null) taken.add(span)
  }
  let bytes = kept.reduce((sum, version) => sum + version.bytes, 0)
  // The newest stays whatever it takes: a history without it would be none.
  const automatic = kept.filter(({ kind }) => kind !== 'named').slice(1)
  for (let oldest = automatic.pop(); oldest && bytes > most; oldest = automatic.pop()) {
    gone.push(oldest.n)
    bytes -= oldest.bytes
  }
  return gone.sort((a, b) => a - b)
}

/** The span of time, by the person's own calendar, of which one version is enough; null where all are kept. */
function spanOf(at: number, now: number): string | null {
  const age = now - at
  if (age < HOUR) return null
  if (age < DAY) return `hour ${Math.floor(at / HOUR)}`
  const date = new Date(at)
  const month = `${date.getFullYear()}-${date.getMonth()}`
  return age < 30 * DAY ? `day ${month}-${date.getDate()}` : `month ${month}`
}
