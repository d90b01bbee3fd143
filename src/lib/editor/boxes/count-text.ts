// A count in few characters: whole while it is short, then in thousands and millions, never more than there are.
export function countText(count: number): string {
  if (count < 10_000) return String(count)
  if (count < 1_000_000) return `${Math.floor(count / 1000)}k`
  return `${Math.floor(count / 100_000) / 10}M`
}
