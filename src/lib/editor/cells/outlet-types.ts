// What leaves the outlets of boxes, as TypeScript types. A type that is not told here is any: better no help than a wrong error.
import { parseObjectText } from '../../runtime/text/object-text.ts'
import { shapeFor } from '../../objects/ports.ts'
import { triggerAtoms, triggerType, type TriggerType } from '../../objects/control/trigger.ports.ts'

export const ANY = 'any'

/** Outlets from the left, by class. */
const TABLE: Readonly<Record<string, string>> = {
  ...each('bang loadbang metro delay until button bng', 'Bang'),
  ...each(
    'float int number slider toggle hsl vsl nbx tgl hradio vradio floatatom counter change random drunk accum line key keyup ' +
      'realtime timer cputime tabread tabread4 atan2 clip scale wrap bag',
    'number'
  ),
  ...each('+ - * / % == != > < >= <= && || & | << >> !- !/ div mod pow max min', 'number'),
  ...each('abs sqrt exp log sin cos tan atan mtof ftom dbtorms rmstodb dbtopow powtodb', 'number'),
  counter: 'number; Bang',
  ...each('symbol symbolatom textbox makefilename', 'string'),
  uzi: 'Bang; Bang; number',
  onebang: 'Bang; any',
  urn: 'number; Bang',
  'list length': 'number',
  'list tosymbol': 'string',
  keyname: 'number; string'
}

const TRIGGER: Readonly<Record<TriggerType, string>> = {
  bang: 'Bang',
  number: 'number',
  symbol: 'string',
  list: 'List',
  anything: ANY,
  constant: ANY
}

/**
 * The type of what leaves an outlet of a box with this whole text. `sends`: what the class itself declares of its records, where
 * it does.
 */
export function outletType(text: string, outlet: number, sends?: string): string {
  const { className, ...parsed } = parseObjectText(text)
  const name = shapeFor(className)?.name
  if (name === undefined) return ANY
  if (sends) return sends
  if (name === 'trigger') {
    const atom = triggerAtoms(readable(() => parsed.atoms))[outlet]
    return TRIGGER[triggerType(atom) ?? 'anything']
  }
  // A list of one element is that element.
  if (name === 'pack') return readable(() => parsed.atoms).length === 1 ? ANY : 'List'
  return TABLE[name]?.split(';')[outlet]?.trim() ?? ANY
}

/** Names of classes in the table, for a test. */
export const tabled = Object.entries(TABLE)

function each(names: string, type: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, type]))
}

function readable<T>(read: () => readonly T[]): readonly T[] {
  try {
    return read()
  } catch {
    return []
  }
}
