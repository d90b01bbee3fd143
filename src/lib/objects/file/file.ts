// [file]: the files and folders of the patch: those that are kept with it; in the shell its own folder to read, the directory of --data
// to write. Its first argument says what it does.
import * as Type from '@sinclair/typebox'
import {
  defineObject,
  type InletHandlers,
  type ObjectContext,
  type ObjectInstance
} from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, Command, type List, type Message } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { filesOf } from '../files.ts'
import { fromList } from '../from-list.ts'
import * as disk from './file-disk.ts'
import { FileHandle, HANDLE } from './file-handle.ts'
import { functionNames, functionOf, ports } from './file.ports.ts'
import { join, split, splitExtension, splitName, type Answer } from './file-paths.ts'

type Context = ObjectContext<unknown>

const paths: Readonly<Record<string, (path: string) => Answer>> = {
  split,
  splitext: splitExtension,
  splitname: splitName
}
const works = {
  isfile: disk.isFile,
  isdirectory: disk.isDirectory,
  size: disk.size,
  stat: disk.stat,
  glob: disk.glob,
  which: disk.which,
  mkdir: disk.makeDirectory,
  delete: disk.remove
}
const pairs = { copy: disk.copy, move: disk.move }

export default defineObject({
  name: 'file',
  about: 'Reads, writes and asks about the files of the patch',
  family: 'file',
  args: Type.Array(Type.Unknown(), {
    title: 'what to do',
    description: `${functionNames.join(', ')}; none is handle`
  }),
  inlets: ports.inlets,
  outlets: ports.outlets,
  version: 1,
  create(context) {
    const { atoms } = context
    const what = functionOf(atoms)
    if (what === null)
      throw new LoadbangError(
        'bad-argument',
        `[file] cannot do ${formatAtom(atoms[0])}.`,
        `It can ${functionNames.join(', ')}.`
      )
    if (what === 'define') return defined(context)
    if (what === 'handle') return handle(context)
    return asking(context, what)
  }
})

/** Says what is wrong, and answers that there is nothing. */
function attempt({ error, outlets }: Context, work: () => Answer & { all?: Message[] }): void {
  let answer: Answer & { all?: Message[] }
  try {
    answer = work()
  } catch (thrown) {
    if (!(thrown instanceof LoadbangError)) throw thrown
    error(thrown)
    answer = { second: bang }
  }
  if (answer.second !== undefined) outlets[1]?.send(answer.second)
  if (answer.first !== undefined) outlets[0]!.send(answer.first)
  for (const message of answer.all ?? []) outlets[0]!.send(message)
}

function asking(context: Context, what: string): ObjectInstance {
  const list = (words: List): void => {
    const [first, second] = words.map((word) => (typeof word === 'number' ? formatAtom(word) : word))
    attempt(context, () => {
      if (what === 'join') return join(words)
      if (typeof first !== 'string') throw noPath()
      if (Object.hasOwn(paths, what)) return paths[what]!(first)
      if (Object.hasOwn(works, what)) return works[what as keyof typeof works](filesOf(context.ports), first)
      if (typeof second !== 'string') throw noPath()
      return pairs[what as keyof typeof pairs](filesOf(context.ports), first, second)
    })
  }
  return { inlets: [{ list, command: quietly }] }
}

/** How much it says, and with which rights files are made: the system's own way. */
function quietly(selector: string): void {
  if (selector === 'verbose' || selector === 'creationmode') return
  throw new LoadbangError(
    'no-method',
    `There is no ${formatAtom(selector)} here.`,
    'Send a path as a symbol.'
  )
}

function defined({ atoms, shared }: Context): ObjectInstance {
  const name = atoms[1]
  if (typeof name !== 'string') throw noPath()
  return { inlets: [], dispose: shared.define(HANDLE, name, new FileHandle()) }
}

function handle(context: Context): ObjectInstance {
  const { atoms, outlets, shared, ports: world } = context
  const own = new FileHandle()
  let name = atoms
    .slice(1)
    .find((word) => typeof word === 'string' && !word.startsWith('-') && !word.startsWith('0'))
  const current = (): FileHandle => {
    if (name === undefined) return own
    const found = shared.find(HANDLE, String(name))
    if (found instanceof FileHandle) return found
    throw new LoadbangError('no-handle', `There is no [file define ${formatAtom(name)}].`, 'Make one.')
  }
  const read = (count: number): void =>
    attempt(context, () => {
      const bytes = current().read(count)
      return bytes ? { first: fromList(bytes) } : { second: bang }
    })
  const write = (bytes: List): void =>
    attempt(context, () => {
      current().write(
        filesOf(world),
        bytes.map((byte) => (typeof byte === 'number' ? byte & 255 : 0))
      )
      return {}
    })
  const main: InletHandlers = {
    number: (x) => (current().writes ? write([x]) : read(x)),
    list: write,
    command(selector, [first, second]) {
      if (selector === 'close') return current().close()
      if (selector === 'seek') {
        const offset = typeof first === 'number' ? first : 0
        const from = second === undefined ? 'start' : String(second)
        return outlets[1]!.send(new Command('seek', [current().seek(offset, from)]))
      }
      if (selector !== 'open') return quietly(selector)
      attempt(context, () => {
        if (typeof first !== 'string') throw noPath()
        current().open(filesOf(world), first, typeof second === 'string' ? second : 'r')
        return {}
      })
    }
  }
  return {
    inlets: [main, { symbol: (s) => void (name = s) }],
    dispose: () => own.close()
  }
}

const noPath = (): LoadbangError =>
  new LoadbangError(
    'no-file-name',
    'No name of a file was given.',
    'Send it as a symbol, or two of them as a list.'
  )
