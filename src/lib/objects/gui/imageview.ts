// [imageview]: shows a picture. One that comes along a cable is shown as long as the patch runs, and passed on; one that a hand drops
// on it is kept with the patch. Whether bytes are a picture at all only the page can tell.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang, isBinary, record, type Binary } from '../../runtime/message.ts'
import { keptFile } from './kept-file.ts'

const Clear = Type.Object({ type: Type.Literal('clear') }, { description: 'Shows nothing.' })

export default defineObject({
  name: 'imageview',
  about: 'Shows a picture',
  family: 'gui',
  args: Type.Tuple([]),
  inlets: [
    {
      title: 'picture',
      about: 'bytes of a picture (a Blob, say) are shown and passed on; a bang sends what is shown',
      kinds: ['binary', 'bang'],
      accepts: [Clear]
    }
  ],
  outlets: [{ title: 'picture', about: 'as it came' }],
  face: 'imageview',
  version: 1,
  create(context) {
    const { previous, outlets, show, error, clearError } = context
    const out = outlets[0]!
    const kept = keptFile(context, 'image', () => restore())
    let picture: Binary | null = isBinary(previous) ? previous : null

    const set = (next: Binary | null): void => {
      picture = next
      show(next)
    }
    /** Shows the saved picture, and hands it to `then`; where its bytes are gone, the box says so. */
    const restore = (then?: (bytes: Binary) => void): void =>
      kept.read(
        (bytes) => {
          clearError()
          set(bytes)
          then?.(bytes)
        },
        (reason) => {
          const { message: missing, advice, code } = reason
          show(record({ missing, advice, code }))
          if (then) error(reason)
        }
      )
    const send = (): void => {
      if (picture) out.send(picture)
      else restore((bytes) => out.send(bytes))
    }
    if (picture) show(picture)
    else restore()

    return {
      inlets: [
        {
          bang: send,
          binary(bytes) {
            kept.forget()
            set(bytes)
            out.send(bytes)
          },
          clear() {
            kept.forget()
            set(null)
          }
        }
      ],
      play(message) {
        if (message === bang) return send()
        if (isBinary(message)) {
          set(message)
          out.send(message)
        } else if (kept.bring(message)) restore((bytes) => out.send(bytes))
      },
      changed(data) {
        if (!kept.changed(data)) return
        clearError()
        picture = null
        // What is saved, not nothing: it may have yet to come.
        show(kept.ref ? undefined : null)
        restore()
      },
      state: () => picture ?? undefined
    }
  }
})
