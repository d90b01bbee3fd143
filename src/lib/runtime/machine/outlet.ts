// One outlet of one running box: the hot path of the whole machine. Numbers and bangs have a method each and allocate nothing;
// the three methods are alike on purpose, because one that takes its inlet method as a parameter costs a third more.
import { bang, type Message } from '../message.ts'
import type { Outlet } from '../define.ts'
import { RECURSION, type Cable, type Delivery } from './delivery.ts'

export class OutletPort implements Outlet {
  /** In firing order; replaced whole by an edit, never changed in place, so that a send under way is not disturbed. */
  cables: readonly Cable[] = []
  /** The cable, where there is just one: most outlets, and a third faster than a loop over a list of one. */
  only: Cable | null = null
  /** Whether anything left here since the last frame; the host reads and clears it. */
  active = false
  readonly #delivery: Delivery

  constructor(delivery: Delivery) {
    this.#delivery = delivery
  }

  connect(cables: readonly Cable[]): void {
    this.cables = cables
    this.only = cables.length === 1 ? cables[0]! : null
  }

  get connected(): boolean {
    return this.cables.length > 0
  }

  bang(): void {
    this.active = true
    const only = this.only
    if (only !== null) {
      const delivery = this.#delivery
      if (delivery.depth >= RECURSION) return delivery.defer(this.cables, bang)
      if (--delivery.budget < 0) delivery.check(only.box)
      const depth = ++delivery.depth
      try {
        only.bang()
      } catch (thrown) {
        delivery.fail(thrown, only.box)
      }
      delivery.depth = depth - 1
      if (this.only !== only) this.#late([only], bang)
      return
    }
    const cables = this.cables
    const delivery = this.#delivery
    if (cables.length === 0) return
    if (delivery.depth >= RECURSION) return delivery.defer(cables, bang)
    if (--delivery.budget < 0) delivery.check(cables[0]!.box)
    const depth = ++delivery.depth
    for (let i = 0; i < cables.length; i++) {
      const cable = cables[i]!
      try {
        cable.bang()
      } catch (thrown) {
        delivery.depth = depth
        delivery.fail(thrown, cable.box)
      }
    }
    delivery.depth = depth - 1
    if (this.cables !== cables) this.#late(cables, bang)
  }

  number(x: number): void {
    this.active = true
    const only = this.only
    if (only !== null) {
      const delivery = this.#delivery
      if (delivery.depth >= RECURSION) return delivery.defer(this.cables, x)
      if (--delivery.budget < 0) delivery.check(only.box)
      const depth = ++delivery.depth
      try {
        only.number(x)
      } catch (thrown) {
        delivery.fail(thrown, only.box)
      }
      delivery.depth = depth - 1
      if (this.only !== only) this.#late([only], x)
      return
    }
    const cables = this.cables
    const delivery = this.#delivery
    if (cables.length === 0) return
    if (delivery.depth >= RECURSION) return delivery.defer(cables, x)
    if (--delivery.budget < 0) delivery.check(cables[0]!.box)
    const depth = ++delivery.depth
    for (let i = 0; i < cables.length; i++) {
      const cable = cables[i]!
      try {
        cable.number(x)
      } catch (thrown) {
        delivery.depth = depth
        delivery.fail(thrown, cable.box)
      }
    }
    delivery.depth = depth - 1
    if (this.cables !== cables) this.#late(cables, x)
  }

  send(message: Message): void {
    if (typeof message === 'number') return this.number(message)
    if (message === bang) return this.bang()
    this.active = true
    const cables = this.cables
    const delivery = this.#delivery
    if (cables.length === 0) return
    if (delivery.depth >= RECURSION) return delivery.defer(cables, message)
    if (--delivery.budget < 0) delivery.check(cables[0]!.box)
    const depth = ++delivery.depth
    for (let i = 0; i < cables.length; i++) {
      const cable = cables[i]!
      try {
        cable.message(message)
      } catch (thrown) {
        delivery.depth = depth
        delivery.fail(thrown, cable.box)
      }
    }
    delivery.depth = depth - 1
    if (this.cables !== cables) this.#late(cables, message)
  }

  /** What was sent has laid further cables here by a message to the canvas: as in Pd it goes there, too. */
  #late(before: readonly Cable[], message: Message): void {
    const known = new Set(before.map(({ id }) => id))
    const fresh = this.cables.filter(({ id }) => !known.has(id))
    const delivery = this.#delivery
    const depth = ++delivery.depth
    for (const cable of fresh) {
      try {
        if (typeof message === 'number') cable.number(message)
        else if (message === bang) cable.bang()
        else cable.message(message)
      } catch (thrown) {
        delivery.depth = depth
        delivery.fail(thrown, cable.box)
      }
    }
    delivery.depth = depth - 1
  }
}
