// A live machine that tells its host when a turn is over: whatever began it (a hand, the clock, a later answer, a cell), boxes may
// have sent something that a frame has to show.
import { Machine, type MachineOptions } from '../runtime/machine/machine.ts'

export class LiveMachine extends Machine {
  #turned: () => void

  constructor(options: Omit<MachineOptions, 'live'>, turned: () => void) {
    super({ ...options, live: true })
    this.#turned = turned
  }

  override turn(fn: () => void): void {
    super.turn(fn)
    this.#turned()
  }
}
