// What [file] does with paths alone, without looking at the disk. `then` is what leaves at the second outlet, before the first one's.
import { bang, type List, type Message, type Value } from '../../runtime/message.ts'
import { numberText } from '../../runtime/text/number.ts'
import { fromList } from '../from-list.ts'

export interface Answer {
  first?: Message
  second?: Message
}

const textOf = (word: Value): string => (typeof word === 'number' ? numberText(word) : String(word))

/** `/a/b/` -> `/ a b`, and `/` where it ends with one, else a bang. */
export function split(path: string): Answer {
  const parts = path.split('/').filter((part) => part !== '')
  return {
    first: fromList(path.startsWith('/') ? ['/', ...parts] : parts),
    second: path.endsWith('/') ? '/' : bang
  }
}

export function join([...words]: List): Answer {
  const parts = words.map(textOf)
  const joined = parts.reduce(
    (path, part) =>
      path.endsWith('/') || part.startsWith('/')
        ? `${path}${path.endsWith('/') ? part.replace(/^\/+/, '') : part}`
        : `${path}/${part}`,
    parts.shift() ?? ''
  )
  return { first: joined }
}

/** The last dot of the last part. */
export function splitExtension(path: string): Answer {
  const dot = path.lastIndexOf('.')
  if (dot <= path.lastIndexOf('/') && dot !== path.lastIndexOf('/') + 1) return { second: path }
  if (dot < 0 || dot === path.length - 1) return { second: path }
  return { first: [path.slice(0, dot), path.slice(dot + 1)] }
}

export function splitName(path: string): Answer {
  const slash = path.lastIndexOf('/')
  if (slash <= 0) return { second: path }
  const [folder, name] = [path.slice(0, slash), path.slice(slash + 1)]
  return { first: name === '' ? folder : [folder, name] }
}
