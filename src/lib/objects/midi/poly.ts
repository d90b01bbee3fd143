// [poly]: gives each note a voice of its own, and its end the same one. Of the free voices the one that has been free longest is
// taken; with stealing, a note for which none is free ends the oldest one.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { Stop } from '../time/tempo.ts'

const Clear = Type.Object(
  { type: Type.Literal('clear') },
  { description: 'Frees all voices without ending their notes.' }
)

interface Voice {
  pitch: number
  sounding: boolean
  /** When it was last begun or freed, in a count of such events. */
  since: number
}

export default defineObject({
  name: 'poly',
  about: 'Gives each note a voice of its own',
  family: 'midi',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'voices', description: 'how many there are; 1 if none is given' })),
    Type.Optional(
      Type.Number({ title: 'steal', description: '1: a note for which no voice is free ends the oldest' })
    )
  ]),
  inlets: [
    {
      title: 'pitch',
      about: 'begins or ends a note; stop ends all',
      kinds: ['number', 'list'],
      accepts: [Stop, Clear]
    },
    { title: 'velocity', about: 'of the next pitch; 0 ends it', hot: false, kinds: ['number'] }
  ],
  outlets: [
    { title: 'voice', about: 'from 1 on, last' },
    { title: 'pitch', about: 'before the voice' },
    { title: 'velocity', about: 'first' }
  ],
  version: 1,
  create({ args, outlets }) {
    const voices = Array.from({ length: Math.max(1, Math.trunc(args[0] ?? 1)) }, (): Voice => ({
      pitch: 0,
      sounding: false,
      since: 0
    }))
    const steals = (args[1] ?? 0) !== 0
    let velocity = 0
    let count = 0

    const send = (voice: Voice, pitch: number, strength: number): void => {
      outlets[2]!.number(strength)
      outlets[1]!.number(pitch)
      outlets[0]!.number(voices.indexOf(voice) + 1)
    }
    const oldest = (wanted: (voice: Voice) => boolean): Voice | undefined => {
      let found: Voice | undefined
      for (const voice of voices) {
        if (wanted(voice) && (!found || voice.since < found.since)) found = voice
      }
      return found
    }
    const free = (voice: Voice): void => {
      voice.sounding = false
      voice.since = count++
    }
    const begin = (voice: Voice, pitch: number): void => {
      voice.sounding = true
      voice.pitch = pitch
      voice.since = count++
      send(voice, pitch, velocity)
    }
    return {
      inlets: [
        {
          number(pitch) {
            if (velocity > 0) {
              const unused = oldest((voice) => !voice.sounding)
              if (unused) return begin(unused, pitch)
              const stolen = steals ? oldest((voice) => voice.sounding) : undefined
              if (!stolen) return
              send(stolen, stolen.pitch, 0)
              begin(stolen, pitch)
            } else {
              const ended = oldest((voice) => voice.sounding && voice.pitch === pitch)
              if (!ended) return
              free(ended)
              send(ended, pitch, 0)
            }
          },
          stop() {
            for (const voice of voices) {
              if (!voice.sounding) continue
              free(voice)
              send(voice, voice.pitch, 0)
            }
          },
          clear() {
            count = 0
            for (const voice of voices) {
              voice.sounding = false
              voice.since = 0
            }
          }
        },
        { number: (x) => void (velocity = x) }
      ]
    }
  }
})
