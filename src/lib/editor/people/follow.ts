// Whom one follows: pressing somebody follows them, pressing them again ends it.
import { notices } from '../shell/notices.svelte.ts'
import type { People, Person } from './people.svelte.ts'

export function toggleFollow(people: People, person: Person): void {
  if (people.following === person.id) people.following = null
  else if (leadsBack(people, person))
    // Two views that follow each other stand still for ever.
    notices.say(`${person.name} follows you already.`)
  else people.following = person.id
}

/** Whether this person follows oneself, or somebody who does. */
function leadsBack(people: People, person: Person): boolean {
  const self = people.self?.id
  const seen = new Set<string>()
  for (let at: Person | undefined = person; at && !seen.has(at.id);) {
    if (at.following !== null && at.following === self) return true
    seen.add(at.id)
    at = at.following === null ? undefined : people.person(at.following)
  }
  return false
}
