// What is said of a person, in the bar and over the canvas.
import type { Person } from './people.svelte.ts'

/** The letter on an avatar. */
export const initial = (name: string): string => [...name][0]?.toLocaleUpperCase() ?? '?'

export const colorOf = (color: Person['color']): string => `var(--lb-person-${color})`

/** `editing`: the text of the box that they type in. */
export function about(person: Person, editing: string | null): string {
  const role = person.role === 'viewer' ? ', only looking' : person.role === 'owner' ? ', owner' : ''
  const tabs = person.clients.length > 1 ? `, in ${person.clients.length} tabs` : ''
  const edits = editing === null ? '' : `, typing in “${editing}”`
  return `${person.name}${person.self ? ' (you)' : ''}${role}${edits}${tabs}`
}
