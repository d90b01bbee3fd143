// Tabs on one patch. One of them runs it; the others edit and watch. They speak over a BroadcastChannel named after the patch:
//
//   runs                      a tab has begun to run the patch: those that watch say `visible` and `hello`
//   visible {tab, ids}        what a watching tab has in view; it has taken its lock (presence.ts) before it says so
//   hello                     a watching tab has come: the next frame shows everything once more
//   bye {tab}                 a watching tab goes
//   frame                     what boxes show (running tab -> all)
//   play {…}                  a hand in a watching tab played a box
//   key {event}               a key in a watching tab
//   ask {id, question} / answer {id, names}   completion
//   data {id, request} / data-answer {id, reply}   questions about stored data (data-protocol.ts), and their answers
//   stored {changed}          stores that have changed (running tab -> all)
//   restart                   start the runtime anew
//   release {tab}             that tab wants to run the patch itself; the running one answers `releasing`, stops its engine, then
//                             says `released`, and only then the other takes the lock: never do two engines run
import type { KeyEvent } from '../runtime/ports.ts'
import type { Wire } from '../runtime/codec/wire.ts'
import type { DataReply, DataRequest, StoreRef } from './data-protocol.ts'
import type { CompletionQuestion, FrameBatch } from './protocol.ts'

export type RelayMessage =
  | { say: 'runs' }
  | { say: 'hello' }
  | { say: 'bye'; tab: string }
  | { say: 'frame'; batch: FrameBatch }
  | { say: 'visible'; tab: string; ids: string[] }
  | { say: 'play'; nodeId: string; message: Wire; inlet?: number }
  | { say: 'key'; event: KeyEvent }
  | { say: 'ask'; id: string; question: CompletionQuestion }
  | { say: 'answer'; id: string; names: string[] }
  | { say: 'data'; id: string; request: DataRequest }
  | { say: 'data-answer'; id: string; reply: DataReply }
  | { say: 'stored'; changed: StoreRef[] }
  | { say: 'restart' }
  | { say: 'release'; tab: string }
  | { say: 'releasing'; tab: string }
  | { say: 'released'; tab: string }

export class Relay {
  #channel: BroadcastChannel
  #closed = false
  constructor(patchId: string, hear: (message: RelayMessage) => void) {
    this.#channel = new BroadcastChannel(`loadbang-engine-${patchId}`)
    this.#channel.onmessage = (event: MessageEvent<RelayMessage>) => {
      if (!this.#closed) hear(event.data)
    }
  }
  /** After close there is nobody to say it to: boxes that leave the screen with their patch still speak. */
  say(message: RelayMessage): void {
    if (!this.#closed) this.#channel.postMessage(message)
  }
  close(): void {
    this.#closed = true
    this.#channel.onmessage = null
    this.#channel.close()
  }
}
