// The people of an open patch, for parts that know its session alone.
import type { Session } from '../session/types.ts'
import type { People } from './people.svelte.ts'

const here = new WeakMap<Session, People>()

export const peopleOf = (session: Session): People | null => here.get(session) ?? null

/** Until the function that it gives is called. */
export function setPeople(session: Session, people: People): () => void {
  here.set(session, people)
  return () => {
    if (here.get(session) === people) here.delete(session)
  }
}
