// How every benchmark ends: one line for each figure asked, exit status 1 where one falls short.

/** Middle of an odd number of figures. */
export const median = (figures: readonly number[]): number =>
  [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)]!

/** Small figures would all look like nothing. */
const digits = (figure: number): string => figure.toFixed(figure !== 0 && Math.abs(figure) < 0.1 ? 4 : 2)

/** Prints `asked NAME <= LIMIT found FOUND` and marks the process as failed where the figure is above its limit. */
export function asked(name: string, limit: number, found: number): void {
  console.log(`asked ${name} <= ${digits(limit)} found ${digits(found)}`)
  if (!(found <= limit)) process.exitCode = 1
}
