// One outlet of one running box: the hot path of the whole machine. Numbers and bangs have a method each and allocate nothing;
// the three methods are alike on purpose, because one that takes its inlet method as a parameter costs a third more.
import { bang, type Message } from '../message.ts'
import type { Outlet } from '../define.ts'
import { RECURSION, type Cable, type Delivery } from './delivery.ts'

export class OutletPort implements Outlet {
  /** In firing order; replaced whole by an edit, never changed in place, so that a send under way is not disturbed. */
  cables: readonly Cable[] = []
  /** Whether anything left here since the last frame; the host reads and clears it. */
  active = false
  readonly #delivery: Delivery

  constructor(delivery: Delivery) {
    this.#delivery = delivery
  }

  get connected(): boolean {
    return this.cables.length > 0
  }

  bang(): void {
    this.active = true
    const cables = this.cables
    const delivery = this.#delivery
    if (delivery.depth >= RECURSION) return delivery.defer(cables, bang)
    const depth = ++delivery.depth
    for (let i = 0; i < cables.length; i++) {
      const cable = cables[i]!
      delivery.path[depth] = cable
      try {
        if (--delivery.budget < 0) delivery.check(cable.inlet.box)
        cable.inlet.bang()
      } catch (thrown) {
        delivery.depth = depth
        delivery.fail(thrown, cable.inlet.box)
      }
    }
    delivery.depth = depth - 1
  }

  number(x: number): void {
    this.active = true
    const cables = this.cables
    const delivery = this.#delivery
    if (delivery.depth >= RECURSION) return delivery.defer(cables, x)
    const depth = ++delivery.depth
    for (let i = 0; i < cables.length; i++) {
      const cable = cables[i]!
      delivery.path[depth] = cable
      try {
        if (--delivery.budget < 0) delivery.check(cable.inlet.box)
        cable.inlet.number(x)
      } catch (thrown) {
        delivery.depth = depth
        delivery.fail(thrown, cable.inlet.box)
      }
    }
    delivery.depth = depth - 1
  }

  send(message: Message): void {
    if (typeof message === 'number') return this.number(message)
    if (message === bang) return this.bang()
    this.active = true
    const cables = this.cables
    const delivery = this.#delivery
    if (delivery.depth >= RECURSION) return delivery.defer(cables, message)
    const depth = ++delivery.depth
    for (let i = 0; i < cables.length; i++) {
      const cable = cables[i]!
      delivery.path[depth] = cable
      try {
        if (--delivery.budget < 0) delivery.check(cable.inlet.box)
        cable.inlet.message(message)
      } catch (thrown) {
        delivery.depth = depth
        delivery.fail(thrown, cable.inlet.box)
      }
    }
    delivery.depth = depth - 1
  }
}
