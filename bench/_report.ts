// How every benchmark ends: one line for each figure asked, exit status 1 where one falls short.

/** Middle of an odd number of figures. */
export const median = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)]!

/** Prints `asked NAME <= LIMIT found FOUND` and marks the process as failed where the figure is above its limit. */
export function asked(name: string, limit: number, found: number): void {
  console.log(`asked ${name} <= ${limit.toFixed(2)} found ${found.toFixed(2)}`)
  if (!(found <= limit)) process.exitCode = 1
}
