// One box of the running graph: its saved node, the object that was made of it (or the reason why none was), its outlets.
// A box that cannot be made stays here with its error, unconnected, and is tried again when its text changes.
import { LoadbangError, asLoadbangError } from '../errors.ts'
import type {
  AnyObjectDefinition,
  Around,
  Catalogue,
  InletSpec,
  ObjectContext,
  ObjectInstance,
  OutletSpec
} from '../define.ts'
import { toCopy } from '../clone-text.ts'
import type { GraphNode } from '../graph.ts'
import { record, type List, type Message, type MessageRecord, type Value } from '../message.ts'
import { parseObjectText, resolveDollars } from '../text/object-text.ts'
import { readArguments } from './arguments.ts'
import type { Inlet, Target } from './delivery.ts'
import { makeInlet } from './inlet.ts'
import { nearest } from './nearest.ts'
import type { PatchInstance } from './instance.ts'
import { OutletPort } from './outlet.ts'
import type { World } from './world.ts'

const MODULE_PORT = /^(in|out)(\d{1,4})$/

/** `in2` -> 2; anything else (a module's named port) -> -1. */
export function portIndex(portId: string): number {
  const match = MODULE_PORT.exec(portId)
  return match ? Number(match[2]) : -1
}

/** What leaves through an outlet has a way out on the other side of it. */
const PASSAGE: readonly OutletSpec[] = [{ title: 'through' }]

function specs<T>(
  declared: readonly T[] | ((atoms: List, text: string) => readonly T[]),
  atoms: List,
  text: string
): readonly T[] {
  return typeof declared === 'function' ? declared(atoms, text) : declared
}

export class Box implements Target {
  node: GraphNode
  /** Another one once it has been put into another subpatch. */
  instance: PatchInstance
  readonly definition: AnyObjectDefinition | undefined
  inlets: readonly Inlet[] = []
  outlets: readonly OutletPort[] = []
  object: ObjectInstance | null = null
  /** Set when the box has gone; what it still has on its way (timers, later answers) is dropped. */
  gone = false
  #catalogue: Catalogue
  #world: World
  #standingError = false

  constructor(node: GraphNode, instance: PatchInstance, catalogue: Catalogue, world: World) {
    this.node = node
    this.instance = instance
    this.#catalogue = catalogue
    this.#world = world
    // Modules of racks have no text, and their names are a world of their own: a rack's `delay` is not [delay].
    this.definition =
      node.text === undefined || node.def !== undefined ? undefined : catalogue.get(this.className)
  }

  get id(): string {
    return this.node.id
  }
  get text(): string {
    return this.node.text ?? this.node.type
  }
  /** Whether other boxes lie in it. */
  get holds(): boolean {
    return this.node.def !== undefined || this.definition?.holds === true
  }
  get passage(): 'inlet' | 'outlet' | undefined {
    return this.definition?.passage
  }
  get className(): string {
    return this.node.text === undefined ? this.node.type : parseObjectText(this.node.text).className
  }

  /** Makes the object. Never throws: what goes wrong stands on the box. */
  create(previous: Value): void {
    const definition = this.definition
    try {
      if (this.node.text === undefined) {
        throw new LoadbangError(
          'no-such-module',
          `There is no module "${this.node.type}" here yet.`,
          'It is kept as it is, with its cables and data, and leaves again unchanged.'
        )
      }
      // Broken JSON among the arguments is an error, though what lies inside runs.
      if (this.node.def !== undefined) return void parseObjectText(this.text).atoms
      if (!definition) throw this.#unknown()
      if (this.node.v > definition.version) {
        throw new LoadbangError(
          'newer-object',
          `This [${definition.name}] was saved by a newer Loadbang (version ${this.node.v}, here ${definition.version}).`,
          'It is kept untouched; open it with a newer Loadbang to run it.'
        )
      }
      this.#make(definition, previous)
    } catch (thrown) {
      this.object = null
      this.inlets = []
      this.outlets = []
      this.fail(asLoadbangError(thrown, 'create-failed'))
    }
  }

  #unknown(): LoadbangError {
    const name = this.className
    if (name === '')
      return new LoadbangError('no-such-object', 'This box is empty.', 'Type the name of an object.')
    const near = nearest(
      name,
      this.#catalogue.names ??
        this.#catalogue.all.flatMap((object) => [object.name, ...(object.aliases ?? [])])
    )
    return new LoadbangError(
      'no-such-object',
      `There is no object named "${name}".`,
      near === undefined
        ? 'If you mean a message, press M and type it there. The box is kept as it is, with its cables and data.'
        : `Did you mean [${near}]? It is kept as it is, with its cables and data.`
    )
  }

  /** The arguments of an abstraction; what is wrong with them, creating the box says. */
  get ownAtoms(): List {
    try {
      const { atoms } = parseObjectText(this.text)
      return resolveDollars(atoms, this.instance.args, this.instance.dollarZero)
    } catch {
      return []
    }
  }

  #make(definition: AnyObjectDefinition, previous: Value): void {
    const world = this.#world
    const parsed = parseObjectText(this.node.text ?? definition.name)
    const atoms = definition.raw
      ? []
      : resolveDollars(
          parsed.atoms,
          this.instance.args,
          definition.lasting ? this.instance.lastingZero : this.instance.dollarZero
        )
    const args = definition.raw ? [] : readArguments(definition.args, atoms, definition.name)
    const { copies } = this.node
    const outletSpecs: readonly OutletSpec[] =
      definition.passage === 'outlet'
        ? PASSAGE
        : copies
          ? Array<OutletSpec>(toCopy(copies, copies.count, 0)).fill({ title: 'copies' })
          : specs(definition.outlets, atoms, parsed.rest)
    const count = Math.max(outletSpecs.length, definition.mostOutlets?.(parsed.rest) ?? 0)
    const outlets = Array.from({ length: count }, () => new OutletPort(world.delivery))
    const context = this.#context(parsed.className, parsed.rest, atoms, args, outlets, previous)
    this.outlets = outlets
    const object = definition.create(context)
    const inletSpecs: readonly InletSpec[] = specs(definition.inlets, atoms, parsed.rest)
    const inlets: Inlet[] = []
    object.inlets.forEach((handlers, i) => inlets.push(makeInlet(this, i, inletSpecs[i], handlers, inlets)))
    this.inlets = inlets
    this.object = object
  }

  #context(
    className: string,
    text: string,
    atoms: List,
    args: Value[],
    outlets: readonly OutletPort[],
    previous: Value
  ): ObjectContext<unknown> {
    const world = this.#world
    const alive = (fn: () => void) => (): void => {
      if (this.gone) return
      try {
        fn()
      } catch (thrown) {
        world.delivery.fail(thrown, this)
      }
    }
    return {
      args,
      text,
      atoms,
      className,
      nodeId: this.id,
      data: this.data(),
      params: this.node.params,
      outlets,
      ports: world.ports,
      previous,
      names: world.names,
      shared: world.shared,
      dollarZero: this.instance.dollarZero,
      instanceArgs: this.instance.args,
      copies: this.node.copies,
      canvas: (message) => world.toCanvas(this.instance.id, message),
      around: (level = 0) => this.#around(level),
      scope: (name) =>
        name === undefined || name === '' ? ['node', this.instance.path, this.id] : ['name', name],
      out: (index, message) => outlets[index]?.send(message),
      schedule: (delay, fn) => world.schedule(delay, alive(fn)),
      now: () => world.time,
      realtime: () => world.ports.clock.now(),
      later: (promise, then, failed, channel = 'storage') =>
        world.holds.add(
          channel,
          promise,
          (value) => alive(() => then(value))(),
          (error) => alive(() => (failed ? failed(error) : this.fail(error)))()
        ),
      loop: (step) => world.delivery.loop(step, this),
      turn: (fn) => world.turn(alive(fn)),
      afterTurn: (fn) => world.afterTurn(alive(fn)),
      error: (error) => this.fail(error),
      clearError: () => this.clearError(),
      print: (text) => world.ports.console.write({ level: 'print', text, nodeId: this.id }),
      show: (value) => world.ports.surface.show(this.id, value),
      seed: () => world.seed()
    }
  }

  #around(level: number): Around {
    const owner = this.instance.owner(level)
    const box = owner.parent?.boxes.get(owner.id)
    return { args: owner.args, nodeId: box?.id, data: box?.data() ?? record({}) }
  }

  /** Saved data brought up to the definition's version, as a copy. */
  data(): MessageRecord {
    let data: Record<string, unknown> = { ...this.node.data }
    const { migrations, version } = this.definition ?? { migrations: undefined, version: 1 }
    for (let v = Math.max(1, this.node.v); v < version; v++) data = migrations?.[v]?.(data) ?? data
    return record(data as { [key: string]: Value })
  }

  /** Saved data or params changed while the text stayed. False: the object must be made anew. */
  update(node: GraphNode): boolean {
    if (!this.object?.changed) return false
    this.node = node
    try {
      this.object.changed(this.data(), node.params)
    } catch (thrown) {
      this.fail(thrown)
    }
    return true
  }

  play(message: Message, inlet?: number): void {
    try {
      if (inlet === undefined && this.object?.play) this.object.play(message)
      else {
        const target = this.inlets[inlet ?? 0]
        if (typeof message === 'number') target?.number(message)
        else target?.message(message)
      }
    } catch (thrown) {
      this.#world.delivery.fail(thrown, this)
    }
  }

  fail(thrown: unknown): void {
    const error = asLoadbangError(thrown)
    const { code, message, advice } = error
    const line = error.line === null ? {} : { line: error.line }
    this.#world.complain(this.id, code, () => {
      this.#standingError = true
      this.#world.ports.surface.error(this.id, { code, message, advice, ...line })
      this.#world.ports.console.write({
        level: 'error',
        text: message,
        code,
        advice,
        nodeId: this.id,
        object: this.text,
        ...line
      })
    })
  }

  clearError(): void {
    if (!this.#standingError) return
    this.#standingError = false
    this.#world.ports.surface.error(this.id, null)
  }

  /** Ends the object and hands back the state that may outlive an edit. */
  dispose(): Value {
    this.gone = true
    let state: Value
    try {
      state = this.object?.state?.()
      this.object?.dispose?.()
    } catch (thrown) {
      this.fail(thrown)
    }
    this.clearError()
    // What it showed was its own: whatever takes its place begins with what is saved.
    this.#world.ports.surface.show(this.id, undefined)
    return state
  }
}
