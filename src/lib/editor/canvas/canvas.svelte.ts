// The state of one open canvas, and nothing but state: what is drawn, selected, held in the hand, typed, pointed at. What
// changes it lies in actions/ (one command each) and interactions/ (one gesture each).
import { SvelteSet } from 'svelte/reactivity'
import type { EngineClient } from '../../engine/client-types.ts'
import type { PatchContext } from '../../patch/context.ts'
import { flushSync } from 'svelte'
import type { Place } from '../../patch/shape.ts'
import { engineInside } from './engine-inside.ts'
import { house } from '../geometry/metrics.ts'
import { boundsOf, type Point, type Rect } from '../geometry/rect.ts'
import { Registers } from './registers.ts'
import { watchScene } from './scene.ts'
import { defAt, placeOf, prefixOf, samePath, whole, type Level } from './path.ts'
import type { CodeOpening } from '../boxes/host.ts'
import type { People } from '../people/people.svelte.ts'
import type { Session } from '../session/types.ts'
import type { BoxModel, CableModel, Knowledge, PortRef, Scene } from './types.ts'

export type CanvasMode = 'edit' | 'run'

/** Text being typed: of a box that exists (id), or of one that will when it is done. */
export interface Editing {
  id: string | null
  /** Where the editor stands. */
  at: Point
  width: number
  height: number
  /** Typed text is put after this to make the whole text: `msg ` in a message box. */
  prefix: string
  text: string
  kind: 'object' | 'message' | 'comment'
  /** A new box gets this cable; the end at the new box is its first port. */
  cableFrom: PortRef | null
}

/** A cable in the hand: from a port to the pointer, or to the port that it would connect to. */
export interface HeldCable {
  from: PortRef
  to: Point
  aim: PortRef | null
  /** The aim cannot be connected: the cable is there already. */
  refused: boolean
  /** The cable whose end it is, drawn no more while it is in the hand. */
  instead?: string
}

/** Boxes on the move, before the document hears of it. */
export interface Carried {
  ids: ReadonlySet<string>
  dx: number
  dy: number
  /** Copies are carried: the boxes themselves stay. */
  copy: boolean
}

export interface Viewport extends Point {
  zoom: number
}

/** Choosing by typing: labels on boxes, digits on ports. */
export interface Hints {
  boxes: ReadonlyMap<string, string>
  /** Ports of one box that are to be chosen by number. */
  ports: { boxId: string; side: 'in' | 'out' } | null
  typed: string
  take(key: string): void
  cancel(): void
}

/** A port that the pointer is at, and where its tooltip goes (client pixels). */
export interface PointedPort {
  ref: PortRef
  at: Point
}

const EMPTY: Scene = { boxes: new Map(), cables: new Map(), metrics: house }

export class Canvas {
  readonly session: Session
  readonly knowledge: Knowledge

  mode = $state<CanvasMode>('edit')
  scene = $state.raw<Scene>(EMPTY)
  viewport = $state.raw<Viewport>({ x: 0, y: 0, zoom: 1 })
  /** Client rectangle of the canvas, in pixels. */
  size = $state.raw({ width: 0, height: 0 })

  /** The boxes that one went into to see what is shown, the outermost first; none: the patch itself is shown. */
  path = $state.raw<readonly Level[]>([])
  /** Where that lies: the patch's document, or an abstraction in it. */
  #place: Place
  #engine: EngineClient
  #unfollow: () => void = () => {}

  /** Who else is here; null: the patch is nobody else's. */
  people = $state.raw<People | null>(null)
  /** The person in whose own layout boxes are shown; null: as they stand for everybody. */
  #layout: string | null = null

  readonly boxes = new SvelteSet<string>()
  readonly cables = new SvelteSet<string>()
  /** The box that the keyboard is at; the last one selected. */
  current = $state<string | null>(null)
  /** Whether selection was last made by keyboard: then new boxes go below it, and the ring shows. */
  byKeyboard = $state(false)

  editing = $state.raw<Editing | null>(null)
  /** What is being typed as it stands, whole; set by whoever shows it. */
  draft: (() => string) | null = null
  /** The cell whose code is being typed in its box. */
  coding = $state.raw<CodeOpening | null>(null)
  /** Opens a cell, by its id in the engine, beside the canvas; the shell sets it. */
  beside: (id: string) => void = () => {}
  carried = $state.raw<Carried | null>(null)
  held = $state.raw<HeldCable | null>(null)
  marquee = $state.raw<Rect | null>(null)
  hints = $state.raw<Hints | null>(null)
  pointed = $state.raw<PointedPort | null>(null)
  /** The cable under the pointer. */
  pointedCable = $state<string | null>(null)
  snapping = $state(true)
  spaceHeld = $state(false)
  /** For the ear: read out by the live region. */
  spoken = $state('')

  root: HTMLElement | null = null
  /** Moves the view; set by the flow when it is there. */
  setViewport: (viewport: Viewport, animate?: boolean) => void = (viewport) => {
    this.viewport = viewport
  }
  /** Where the pointer was last over the canvas, in flow coordinates; null when it is elsewhere. */
  pointer: Point | null = null
  readonly registers = new Registers((ids) => this.engine.watch(ids))

  constructor(session: Session, knowledge: Knowledge) {
    this.session = session
    this.knowledge = knowledge
    this.#place = session.doc
    this.#engine = session.engine
  }

  /** What the edit functions take. */
  get context(): PatchContext {
    return { doc: this.#place, classes: this.session.classes, mayEdit: this.session.mayEdit }
  }
  /** The engine as it is for the boxes shown: those of an instance have its own ids there. */
  get engine(): EngineClient {
    return this.#engine
  }
  /** The subpatch whose inside is shown; undefined: the patch itself, or an abstraction. */
  get parent(): string | undefined {
    const last = this.path.at(-1)
    return last?.def === undefined ? last?.box : undefined
  }

  /** The person in whose own layout boxes are shown and moved. */
  get ownLayout(): string | null {
    return this.#layout
  }
  /** Shows boxes where they stand for this person, or for everybody (null). */
  placeFor(user: string | null): void {
    if (user === this.#layout) return
    this.#layout = user
    this.#unfollow()
    this.#follow()
  }

  /** Follows the document until the function that it gives is called. `parent`: the subpatch that is open; absent: the patch. */
  watch(parent?: string): () => void {
    this.path = parent === undefined ? [] : [{ box: parent }]
    this.#follow()
    return () => this.#unfollow()
  }

  /** Shows the inside of a box, or the patch itself. */
  open(path: readonly Level[]): void {
    if (samePath(path, this.path)) return
    this.#unfollow()
    this.boxes.clear()
    this.cables.clear()
    this.current =
      this.editing =
      this.coding =
      this.held =
      this.hints =
      this.pointed =
      this.pointedCable =
        null
    // Instances of one abstraction have boxes of the same ids: what was drawn for one is not to go on for the other.
    this.scene = EMPTY
    flushSync()
    this.path = path
    this.#follow()
  }

  #follow(): void {
    const { session } = this
    const path = whole(session, this.path)
    if (path !== this.path) this.path = path
    const place = placeOf(session, path)
    this.#place = place
    this.#engine = engineInside(session.engine, prefixOf(path))
    this.#unfollow = watchScene(
      place,
      { knowledge: this.knowledge, parent: this.parent, def: defAt(path), layout: this.ownLayout },
      (scene) => {
        this.scene = scene
        this.#forget()
        // A box on the way is gone, or its abstraction another one (undo, another tab): what would be made here would lie in nothing.
        const now = whole(session, path)
        if (now !== path) this.open(now)
        else if (placeOf(session, path) !== place) {
          this.#unfollow()
          this.#follow()
        }
      }
    )
  }

  box(id: string | null): BoxModel | undefined {
    return id === null ? undefined : this.scene.boxes.get(id)
  }
  cable(id: string): CableModel | undefined {
    return this.scene.cables.get(id)
  }

  /** Client pixels to flow coordinates. */
  toFlow(client: Point): Point {
    const rect = this.root!.getBoundingClientRect()
    const { x, y, zoom } = this.viewport
    return { x: (client.x - rect.left - x) / zoom, y: (client.y - rect.top - y) / zoom }
  }
  /** Flow coordinates to client pixels. */
  toClient(point: Point): Point {
    const rect = this.root!.getBoundingClientRect()
    const { x, y, zoom } = this.viewport
    return { x: point.x * zoom + x + rect.left, y: point.y * zoom + y + rect.top }
  }
  /** The part of the patch that is in view. */
  view(): Rect {
    const { x, y, zoom } = this.viewport
    return { x: -x / zoom, y: -y / zoom, width: this.size.width / zoom, height: this.size.height / zoom }
  }
  selectionBounds(): Rect | null {
    return boundsOf([...this.boxes].flatMap((id) => this.scene.boxes.get(id) ?? []))
  }

  focus(): void {
    this.root?.focus({ preventScroll: true })
  }
  /** Reads a sentence out; the same one again is read again. */
  say(sentence: string): void {
    this.spoken = this.spoken === sentence ? sentence + '\u00a0' : sentence
  }

  /** Drops from the selection what is no longer there. */
  #forget(): void {
    for (const id of this.boxes) if (!this.scene.boxes.has(id)) this.boxes.delete(id)
    for (const id of this.cables) if (!this.scene.cables.has(id)) this.cables.delete(id)
    if (this.current !== null && !this.scene.boxes.has(this.current)) this.current = null
    if (this.editing?.id && !this.scene.boxes.has(this.editing.id)) this.editing = null
    if (this.coding && !this.scene.boxes.has(this.coding.id)) this.coding = null
  }
}
