// [array define]: an array under a name, with Pd's flags: -k keeps its contents with the patch; -yrange and -pix say how Pd draws it.
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { Command, type List, type Message } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { noReceiver } from '../no-receiver.ts'
import { POINTER } from '../pointer.ts'
import { lengthAsked } from './array-store.ts'
import { freeName, publishArray } from './published-array.ts'

/** How many arguments each flag has. */
const FLAGS: ReadonlyMap<unknown, number> = new Map([
  ['-k', 0],
  ['-yrange', 2],
  ['-pix', 2]
])

export function defineArray(context: ObjectContext<unknown>, atoms: List): ObjectInstance {
  let kept = false
  let at = 0
  for (; typeof atoms[at] === 'string' && (atoms[at] as string).startsWith('-'); at++) {
    const taken = FLAGS.get(atoms[at])
    if (taken === undefined) throw unknownFlag(context.className, atoms[at] as string)
    kept ||= atoms[at] === '-k'
    at += taken
  }
  const [name, size] = atoms.slice(at)
  const { tell, life } = publishArray(
    context,
    typeof name === 'string' || typeof name === 'number' ? String(name) : freeName(context),
    lengthAsked(typeof size === 'number' ? size : 0),
    kept
  )
  const { outlets, names, error } = context
  const any = (message: Message): void => {
    if (!(message instanceof Command) || message.selector !== 'send') return tell(message)
    const to = String(message.args[0] ?? '')
    if (!names.send(to, POINTER)) error(noReceiver(to, 'after send'))
  }
  return { inlets: [{ any, bang: () => outlets[0]?.send(POINTER) }], ...life }
}

export const unknownFlag = (className: string, flag: string): LoadbangError =>
  new LoadbangError(
    'bad-argument',
    `[${className}] does not know the flag ${formatAtom(flag)}.`,
    'It knows -k, -yrange LOW HIGH and -pix WIDTH HEIGHT where it defines an array.'
  )
