// [filedrop]: brings a file into the patch. The page puts its bytes among the patch's assets and its reference into the box's data;
// what leaves here is the file itself.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang, isBinary, type Binary } from '../../runtime/message.ts'
import { aboutFile, type FileRef } from './file-ref.ts'
import { filedropOptions } from './filedrop-options.ts'
import { keptFile } from './kept-file.ts'

const Clear = Type.Object(
  { type: Type.Literal('clear') },
  { description: 'Lets go of the file until the patch is opened again.' }
)

export default defineObject({
  name: 'filedrop',
  about: 'Takes a file that is dropped on it, keeps it with the patch and sends it',
  family: 'gui',
  args: Type.Array(Type.String(), {
    title: 'kind',
    description:
      'what it takes: image, audio, video, text, a MIME type or an ending such as .csv; -load sends the file when the patch opens'
  }),
  inlets: [{ title: 'send', about: 'a bang sends the file again', kinds: ['bang'], accepts: [Clear] }],
  outlets: [
    { title: 'file', about: 'its bytes, as a Blob', later: true },
    { title: 'about', about: 'a record of its name, type and size', later: true }
  ],
  face: 'filedrop',
  version: 1,
  create(context) {
    const { atoms, outlets, show, error, clearError } = context
    const [out, about] = [outlets[0]!, outlets[1]!]
    const kept = keptFile(context, 'file', () => (filedropOptions(atoms).loads ? send() : check()))
    /** Where there is no patch to keep it in (a page of the reference), the file lasts as long as the box. */
    let loose: Binary | null = null

    const shown = (): void => show(kept.ref ? aboutFile(kept.ref) : null)
    const pass = (bytes: Binary, file: Omit<FileRef, 'sha256'>): void => {
      clearError()
      about.send(aboutFile(file))
      out.send(bytes)
    }
    const send = (): void => {
      if (loose) pass(loose, describe(loose))
      else kept.read(pass, error)
    }
    /** A file that is named and not there is said before anybody asks for it. */
    const check = (): void => kept.read(clearError, error)
    shown()
    if (!filedropOptions(atoms).loads) check()

    return {
      inlets: [
        {
          bang: send,
          clear() {
            kept.forget()
            loose = null
            shown()
          }
        }
      ],
      play(message) {
        if (message === bang) return send()
        if (isBinary(message)) {
          loose = message
          show(aboutFile(describe(message)))
        } else if (kept.bring(message)) {
          loose = null
          shown()
        } else return
        send()
      },
      changed(data) {
        if (!kept.changed(data)) return
        loose = null
        clearError()
        shown()
        check()
      },
      loaded() {
        if (filedropOptions(atoms).loads) send()
      }
    }
  }
})

function describe(bytes: Binary): Omit<FileRef, 'sha256'> {
  const { name, type, size } = bytes as { name?: unknown; type?: unknown; size?: unknown }
  return {
    name: typeof name === 'string' ? name : '',
    type: typeof type === 'string' ? type : '',
    size: typeof size === 'number' ? size : (bytes as ArrayBuffer).byteLength
  }
}
