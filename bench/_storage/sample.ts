// What is stored: the same small records and documents by everybody.
export const COUNT = 1_000

export interface Value {
  id: number
  name: string
  on: boolean
  at: number
}
export const value = (i: number): Value => ({ id: i, name: `value ${i}`, on: i % 2 === 0, at: i * 1.5 })

export interface Note {
  title: string
  group: number
  done: boolean
  at: number
  tags: string[]
}
/** A hundredth of the notes is in each group. */
export const GROUPS = 100
export const note = (i: number): Note => ({
  title: `note ${i}`,
  group: i % GROUPS,
  done: i % 2 === 0,
  at: i * 1.5,
  tags: ['red', i % 3 === 0 ? 'green' : 'blue']
})

export const notes = (count: number, from = 0): Note[] =>
  Array.from({ length: count }, (_, i) => note(from + i))
export const keys = (prefix: string, count = COUNT): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix} ${i}`)

let last = 0
/** A name for a database that nobody else uses. */
export const fresh = (what: string): string => `bench-${what}-${++last}`
