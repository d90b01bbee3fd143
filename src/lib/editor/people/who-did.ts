// Who has probably changed a box. Changes carry no name that could be trusted, so what people say of themselves is asked: whoever has
// the box in hand, else the only other person who can edit.
import type { People, Person } from './people.svelte.ts'

export function whoDid(people: People | null, box: string): string {
  const found =
    people && (only(people.holdersOf(box)) ?? only(people.editorsOf(box)) ?? only(editors(people)))
  return found?.name ?? 'Somebody'
}

const only = (persons: readonly Person[]): Person | undefined =>
  persons.length === 1 ? persons[0] : undefined
/** None where it may have been another tab of one's own. */
const editors = (people: People): Person[] =>
  (people.self?.clients.length ?? 1) > 1 ? [] : people.others.filter(({ role }) => role !== 'viewer')
