// [makenote]: sends a note now, and its end (velocity 0) after its duration.
import * as Type from '@sinclair/typebox'
import { defineObject, type Timer } from '../../runtime/define.ts'
import { Stop } from '../time/tempo.ts'

const Clear = Type.Object(
  { type: Type.Literal('clear') },
  { description: 'Forgets the ends of the notes that sound.' }
)

export default defineObject({
  name: 'makenote',
  about: 'Sends a note, and its end after a time',
  family: 'midi',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'velocity', description: 'of the notes; 0 if none is given' })),
    Type.Optional(Type.Number({ title: 'duration', description: 'in milliseconds; 0 if none is given' }))
  ]),
  inlets: [
    {
      title: 'pitch',
      about: 'begins a note; stop ends all that sound',
      kinds: ['number', 'list'],
      accepts: [Stop, Clear]
    },
    { title: 'velocity', about: 'of the next note; with 0 it is left out', hot: false, kinds: ['number'] },
    { title: 'duration', about: 'of the next note, in milliseconds', hot: false, kinds: ['number'] }
  ],
  outlets: [{ title: 'pitch' }, { title: 'velocity', about: "before the pitch; 0 is a note's end" }],
  version: 1,
  create({ args, outlets, schedule }) {
    let velocity = args[0] ?? 0
    let duration = args[1] ?? 0
    /** Newest first: so stop ends them, as in Pd. */
    let sounding: { pitch: number; timer: Timer }[] = []

    const send = (pitch: number, strength: number): void => {
      outlets[1]!.number(strength)
      outlets[0]!.number(pitch)
    }
    const clear = (): void => {
      for (const { timer } of sounding) timer.cancel()
      sounding = []
    }
    return {
      inlets: [
        {
          number(pitch) {
            if (velocity === 0) return
            // Pd sets its clock after it has sent, so that what the note causes comes first where times are equal.
            send(pitch, velocity)
            const timer = schedule(Math.max(0, duration), () => {
              sounding = sounding.filter((note) => note.timer !== timer)
              send(pitch, 0)
            })
            sounding = [{ pitch, timer }, ...sounding]
          },
          stop() {
            // What is sent may begin or stop others: one at a time.
            for (let note = sounding[0]; note; note = sounding[0]) {
              note.timer.cancel()
              sounding = sounding.slice(1)
              send(note.pitch, 0)
            }
          },
          clear
        },
        { number: (x) => void (velocity = x) },
        { number: (x) => void (duration = x) }
      ],
      dispose: clear
    }
  }
})
