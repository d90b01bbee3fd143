// Who is in the patch, from what their tabs say (collab/awareness.ts). Names, selections and what is edited are reactive; where
// pointers and views are is not: those change all the time, and whoever draws them asks to be called.
import type { Awareness } from 'y-protocols/awareness'
import type { PersonColor, Said, View } from '../../collab/awareness.ts'
import type { Role } from '../../collab/hub-api.ts'
import { Speaker } from '../../collab/saying.ts'
import { samePlain } from '../../patch/values.ts'
import { me } from './me.svelte.ts'
import { recallOwnLayout, rememberOwnLayout } from './own-layout.ts'
import { Tabs } from './tabs.ts'

/** One person, however many tabs they have. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly color: PersonColor
  readonly role: Role | null
  readonly self: boolean
  readonly clients: readonly number[]
  /** The box whose text or code they type in. */
  readonly editing: string | null
  /** The person whom they follow. */
  readonly following: string | null
}

/** What one tab of somebody else shows on the canvas, but for the place of its pointer. */
export interface Mark {
  readonly client: number
  readonly name: string
  readonly color: PersonColor
  /** The level that their pointer is over; null: none. */
  readonly pointsIn: string | null
  /** The level that they look at, and what is selected in it. */
  readonly looksAt: string
  readonly boxes: readonly string[]
  readonly editing: string | null
}

/** More are not drawn on the canvas; the bar counts them all. */
const MOST_MARKS = 100

export class People {
  /** Oneself first, the others as they came. */
  list = $state.raw<readonly Person[]>([])
  /** Of the others. */
  marks = $state.raw<readonly Mark[]>([])
  /** The person whose view is followed. */
  following = $state<string | null>(null)
  readonly awareness: Awareness
  readonly speaker: Speaker
  readonly #patchId: string
  #ownLayout = $state(false)
  readonly #tabs: Tabs

  constructor(awareness: Awareness, patchId: string) {
    this.awareness = awareness
    this.#patchId = patchId
    this.#ownLayout = recallOwnLayout(patchId)
    this.speaker = new Speaker(awareness)
    this.#tabs = new Tabs(awareness)
    awareness.on('change', this.#heard)
    this.#hear([...awareness.getStates().keys()])
  }

  /** Boxes stand where this person has put them, not where they stand for everybody. */
  get ownLayout(): boolean {
    return this.#ownLayout
  }
  set ownLayout(own: boolean) {
    this.#ownLayout = own
    rememberOwnLayout(this.#patchId, own)
  }

  get self(): Person | undefined {
    return this.list.find(({ self }) => self)
  }
  get others(): readonly Person[] {
    return this.list.filter(({ self }) => !self)
  }
  get followed(): Person | null {
    return this.list.find(({ id }) => id === this.following) ?? null
  }
  person(id: string): Person | undefined {
    return this.list.find((person) => person.id === id)
  }

  /** What a tab says now. */
  said(client: number): Said | undefined {
    return this.#tabs.all.get(client)
  }
  /** Calls back whenever this tab says something. */
  onSaid(client: number, listener: (said: Said) => void): () => void {
    return this.#tabs.onSaid(client, listener)
  }
  /** What a person looks at: in the tab in which they point, else in any. */
  viewOf(person: Person): View | null {
    const tabs = person.clients.flatMap((client) => this.#tabs.all.get(client) ?? [])
    return (tabs.find(({ cursor, view }) => cursor && view) ?? tabs.find(({ view }) => view))?.view ?? null
  }
  /** Others whose tab has this box's text or code open. */
  editorsOf(box: string): readonly Person[] {
    return this.others.filter(({ clients }) =>
      clients.some((client) => this.#tabs.all.get(client)?.editing === box)
    )
  }
  /** Others who have this box selected. */
  holdersOf(box: string): readonly Person[] {
    return this.others.filter(({ clients }) =>
      clients.some((client) => this.#tabs.all.get(client)?.boxes.includes(box))
    )
  }

  close(): void {
    this.awareness.off('change', this.#heard)
    this.speaker.close()
  }

  #heard = ({ added, updated, removed }: Record<'added' | 'updated' | 'removed', number[]>): void =>
    this.#hear([...added, ...updated, ...removed])

  #hear(clients: readonly number[]): void {
    const { who, marks } = this.#tabs.hear(clients)
    if (who) this.#count()
    if (marks) this.#mark()
  }

  #count(): void {
    const persons = this.#tabs.byPerson()
    this.list = Array.from(persons, ([id, clients]) => this.#person(id, clients)).toSorted(
      (a, b) => Number(b.self) - Number(a.self)
    )
    if (this.following !== null && !persons.has(this.following)) this.following = null
  }

  #person(id: string, clients: readonly number[]): Person {
    const all = clients.map((client) => this.#tabs.all.get(client)!)
    const self = id === me.id
    const { name, color, role } = (self && this.#tabs.all.get(this.awareness.clientID)?.user) || all[0]!.user
    const first = <T>(of: (said: Said) => T | null): T | null => all.map(of).find((x) => x !== null) ?? null
    return {
      id,
      name,
      color,
      role,
      self,
      clients,
      editing: first((said) => said.editing),
      following: first((said) => said.following)
    }
  }

  #mark(): void {
    const marks: Mark[] = []
    for (const [client, said] of this.#tabs.all) {
      if (this.#tabs.isOwn(client)) continue
      if (marks.length === MOST_MARKS) break
      const { user, cursor, view, boxes, editing } = said
      marks.push({
        client,
        name: user.name,
        color: user.color,
        pointsIn: cursor?.parent ?? null,
        looksAt: view?.parent ?? '',
        boxes,
        editing
      })
    }
    if (!samePlain(marks, this.marks)) this.marks = marks
  }
}
