// The people of an open patch while it is shared: there from Share or Join on, gone with the connection.
import { untrack } from 'svelte'
import type { Session } from '../session/types.ts'
import { me } from './me.svelte.ts'
import { People } from './people.svelte.ts'

export class Here {
  people = $state.raw<People | null>(null)

  /** Call while a component is made; ends with it. */
  constructor(session: Session) {
    $effect(() => {
      const together = session.together ?? null
      const people = together && new People(together.awareness, session.patchId)
      untrack(() => (this.people = people))
      if (!together || !people) return
      let role = $state(together.role.current)
      const stop = together.role.subscribe((now) => (role = now))
      const stopSync = together.sync.subscribe(({ state }) => {
        // The hub tells who is here before it says that all has come.
        if (state === 'synced') untrack(() => me.meet(people.others.map(({ name }) => name)))
      })
      $effect(() => people.speaker.say({ user: { id: me.id, name: me.name, color: me.color, role } }))
      return () => {
        stop()
        stopSync()
        people.close()
        this.people = null
      }
    })
  }
}
