// Clocks order the entries of one room: `MILLISECONDS-SEQUENCE`, as Redis Streams name their entries. Later entries have greater
// clocks, whatever the machine's time does; clocks of two rooms do not compare.

/** `MS-SEQ`, both decimal, without leading zeros. */
export type Clock = `${number}-${number}`

/** Before every entry. */
export const zeroClock: Clock = '0-0'

/** The two numbers of a clock; throws on what is none. */
export function parseClock(clock: string): { ms: number; seq: number } {
  const match = /^(0|[1-9]\d{0,15})-(0|[1-9]\d{0,15})$/.exec(clock)
  if (!match) throw new TypeError(`${JSON.stringify(clock)} is no clock`)
  return { ms: Number(match[1]), seq: Number(match[2]) }
}

/** Negative when `a` is earlier, 0 when they are one, positive when it is later. */
export function compareClocks(a: Clock, b: Clock): number {
  const [x, y] = [parseClock(a), parseClock(b)]
  return x.ms - y.ms || x.seq - y.seq
}

/** The clock after `last` at the time `now`, which may be earlier than it: a machine's time can be set back. */
export function nextClock(last: Clock, now: number): Clock {
  const { ms, seq } = parseClock(last)
  return now > ms ? `${now}-0` : `${ms}-${seq + 1}`
}
