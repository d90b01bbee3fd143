// Times of versions as a person says them, and the days that they are grouped by.

export interface Day<T> {
  readonly title: string
  readonly items: readonly T[]
}

/** Groups what is sorted by time; `now` in milliseconds since 1970. */
export function byDay<T extends { readonly at: number }>(items: readonly T[], now: number): Day<T>[] {
  const days: { title: string; items: T[] }[] = []
  for (const item of items) {
    const title = dayOf(item.at, now)
    const last = days.at(-1)
    if (last?.title === title) last.items.push(item)
    else days.push({ title, items: [item] })
  }
  return days
}

/** `Today`, `Yesterday`, `Monday 3 March`, with the year where it is another. */
export function dayOf(at: number, now: number): string {
  const [date, today] = [new Date(at), new Date(now)]
  const days = Math.round((midnight(today) - midnight(date)) / 86_400_000)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  const year = date.getFullYear() === today.getFullYear() ? undefined : 'numeric'
  return date
    .toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', year })
    .replace(',', '')
}

const midnight = (date: Date): number =>
  new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

export const timeOf = (at: number): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

/** `today at 14:32`, `on Monday 3 March at 14:32`. */
export function momentOf(at: number, now: number): string {
  const day = dayOf(at, now)
  const when = day === 'Today' || day === 'Yesterday' ? day.toLowerCase() : `on ${day}`
  return `${when} at ${timeOf(at)}`
}
