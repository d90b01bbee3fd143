// What a box of Max is here: its text in our words. A name stays as it stands where the two mean the same, or where nothing here has
// it; where ours is something else, it gets a `max.` in front, and the box is dashed instead of doing what it was not meant to.
import { isArrow } from '../../objects/data/expression.ports.ts'
import { field } from '../../patch/values.ts'
import { guarded } from '../pd/own-words.ts'
import type { MaxBox } from './read.ts'

export interface MaxText {
  text: string
  /** Counts in whole numbers in Max, and with fractions here. */
  whole?: boolean
  /** Pixels, where the box has a size of its own here. */
  width?: number
  height?: number
}

/** `inside`: of an abstraction, whose arguments are called `#1` there. */
export function textOf(box: MaxBox, inside: boolean): MaxText {
  const { maxclass, text, rect, raw } = box
  switch (maxclass) {
    case 'newobj':
      return objectText(inside ? text.replaceAll(/#(?=\d)/g, '$') : text)
    case 'message':
      return { text: messageText(text) }
    case 'comment':
      return { text: `comment ${text.replaceAll(/\s*\n\s*/g, ' ')}`.trimEnd(), width: Math.round(rect.width) }
    case 'number':
      return { text: 'number', whole: true }
    case 'flonum':
      return { text: 'number' }
    case 'inlet':
    case 'outlet': {
      const title = field(raw, 'comment')
      return { text: `${maxclass} ${typeof title === 'string' ? words(title) : ''}`.trimEnd() }
    }
    case 'slider':
      return sliderText(box)
    case 'toggle':
    case 'button':
      return { text: maxclass }
    default:
      // A class that is a box of its own in Max, and perhaps a name of ours.
      return { text: words([renamed(maxclass), text].join(' ')).trimEnd() }
  }
}

function objectText(text: string): MaxText {
  const [name = '', ...rest] = wordsOf(text)
  if (name === 'b' || name === 'bangbang') {
    const count = Math.min(100, Math.max(1, Math.trunc(Number(rest[0] ?? 2)) || 2))
    return { text: `t${' b'.repeat(count)}` }
  }
  if (name === 't' || name === 'trigger')
    return {
      text: [name, ...rest.map((word) => (word === 'i' || word === 'int' ? 'f' : guarded(word)))].join(' '),
      whole: rest.some((word) => word === 'i' || word === 'int')
    }
  const said = [renamed(name), ...rest].map(own).join(' ')
  return { text: said, whole: counting.has(name) && !rest.some((word) => /^-?\d*\.\d*/.test(word)) }
}

/** Arrows and JSON are only our messages' words. */
function messageText(text: string): string {
  const said = words(text)
  if (said === '') return 'msg'
  return `msg ${isArrow(said) ? said.replace('=>', '\\=>') : said}`
}

/** A slider's size says which way it lies, unless it says so itself; its range is a lowest number and how many. */
function sliderText({ rect, raw }: MaxBox): MaxText {
  const number = (name: string, otherwise: number): number => {
    const value = field(raw, name)
    return typeof value === 'number' && Number.isFinite(value) ? value : otherwise
  }
  const way = number('orientation', 0)
  const stands = way === 2 || (way !== 1 && rect.height >= rect.width)
  const low = number('min', 0)
  const high = low + number('size', 128) - 1
  const range = low === 0 && high === 127 ? '' : ` ${low} ${high}`
  const size = rect.width > 0 && rect.height > 0 ? { width: rect.width, height: rect.height } : {}
  return { text: `${stands ? 'vsl' : 'slider'}${range}`, whole: number('floatoutput', 0) !== 1, ...size }
}

const words = (text: string): string => wordsOf(text).map(own).join(' ')

/** Words, what stands in quotes being one; separators stay where they are. */
const wordsOf = (text: string): string[] => text.match(/"(?:\\[^]|[^"\\])*"|(?:\\[^]|[^\s\\])+/g) ?? []

/** Quotes mean the same in both; whatever else would be JSON here is a word there. */
const own = (word: string): string => (/^"[^]*"$/.test(word) ? word : guarded(word))

const renamed = (name: string): string => (different.has(name) ? `max.${name}` : name)

/** Names that mean something else here. */
const different: ReadonlySet<string> = new Set(
  'js text table array list pd table~ append graph nbx listbox textbox filter map db kv keep'.split(' ')
)

/** What counts in whole numbers unless one of its arguments has a point. */
const counting: ReadonlySet<string> = new Set(
  '+ - * / % !- !/ == != > < >= <= abs pack unpack accum clip'.split(' ')
)
