// What the machine offers its boxes: the narrow side of Machine that box.ts needs, so that neither imports the other.
import type { Timer } from '../define.ts'
import type { Message } from '../message.ts'
import type { Ports } from '../ports.ts'
import type { Delivery } from './delivery.ts'
import type { Holds } from './holds.ts'
import type { NameTable } from './names.ts'
import type { SharedTable } from './shared.ts'

export interface World {
  readonly ports: Ports
  readonly delivery: Delivery
  readonly holds: Holds
  readonly names: NameTable
  readonly shared: SharedTable
  /** Logical milliseconds since the start. */
  readonly time: number
  schedule(delay: number, fn: () => void): Timer
  turn(fn: () => void): void
  afterTurn(fn: () => void): void
  /** Writes, unless this box has said the same too often in this turn. */
  complain(nodeId: string, code: string, write: () => void): void
  seed(): number
  /** A message to what lies in a box ('' is the patch): it may change that. */
  toCanvas(id: string, message: Message): void
}
