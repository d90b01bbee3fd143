// What every cell can reach, as the code editor declares it: the generated declarations, with two names that each cell has its own
// meaning of (own-types.ts).
const OUTLET = /(declare function send\(message: unknown, outlet\?: )number\b/

/** `send` takes a number of the cell's own outlets; a package is of any type. */
export function contextTypes(generated: string): string {
  return `${generated.replace(OUTLET, '$1Outlet')}\n\ndeclare module 'npm:*'\ndeclare module 'https:*'\n`
}

/** Declarations for one cell. `outlets`: how many it has. */
export function ownTypes(received: string, outlets: number): string {
  const numbers = Array.from({ length: outlets }, (_, i) => i)
  return `type Received = ${received}\ntype Outlet = ${numbers.join(' | ') || 'never'}\n`
}
