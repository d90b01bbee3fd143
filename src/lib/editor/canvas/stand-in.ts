// TEMPORARY: until objects/cards.generated.ts lands. Removed then.
import type { ClassCard, Knowledge, PortModel } from './types.ts'

const port = (id: string, title: string, hot = true, accepts: string[] = []): PortModel => ({
  id,
  title,
  hot,
  later: false,
  accepts,
  ghost: false
})
type Row = [
  name: string,
  about: string,
  ins: number,
  outs: number,
  args: string[],
  face?: string,
  aliases?: string[]
]
const rows: Row[] = [
  ['loadbang', 'Sends a bang when the patch opens', 0, 1, []],
  ['button', 'Sends a bang when pressed', 1, 1, [], 'button', ['bang', 'bng', 'b']],
  ['msg', 'Holds a message and sends it when pressed', 1, 1, ['message'], 'message', ['message']],
  ['number', 'Shows and changes a number', 1, 1, ['low', 'high'], 'number', ['nbx', 'floatatom']],
  ['toggle', 'On or off', 1, 1, [], 'toggle', ['tgl']],
  ['slider', 'A slider', 1, 1, ['low', 'high'], 'slider', ['hsl', 'vsl']],
  ['comment', 'Text on the canvas', 0, 0, ['text'], 'comment', ['text']],
  ['js', 'JavaScript', 1, 1, ['expression'], 'code'],
  ['metro', 'Sends bangs in regular intervals', 2, 1, ['interval']],
  ['kv', 'A key-value store that remembers across sessions', 2, 1, ['store']],
  ['route', 'Sends messages to the outlet of their selector', 1, 2, ['selector']],
  ['print', 'Prints to the console', 1, 0, ['name']],
  ['+', 'Adds', 2, 1, ['number']],
  ['map', 'Maps', 1, 1, ['expression']],
  ['trigger', 'Sends in order, right to left', 1, 2, ['type'], undefined, ['t']],
  ['random', 'A random number', 2, 1, ['range']],
  ['select', 'Bang on match', 2, 2, ['value'], undefined, ['sel']]
]
const cards: ClassCard[] = rows.map(([name, about, , , args, face, aliases]) => ({
  name,
  about,
  family: 'x',
  face,
  version: 1,
  aliases: aliases ?? [],
  args: args.map((title) => ({ title, optional: true }))
}))
const find = (name: string) => cards.find((c) => c.name === name || c.aliases.includes(name))
export const standIn: Knowledge = {
  cards,
  card: find,
  ports(text) {
    const cls = /^\s*(\S*)/.exec(text)![1]!.replace(/:$/, '')
    const card = find(cls)
    if (!card) return null
    const row = rows.find((r) => r[0] === card.name)!
    const outs = card.name === 'trigger' ? Math.max(1, text.trim().split(/\s+/).length - 1) : row[3]
    return {
      inlets: Array.from({ length: row[2] }, (_, i) =>
        port(
          `in${i}`,
          i ? 'cold' : 'request',
          i === 0,
          card.name === 'kv' ? ['get KEY', 'set KEY VALUE'] : []
        )
      ),
      outlets: Array.from({ length: outs }, (_, i) => port(`out${i}`, `out ${i + 1}`, false))
    }
  }
}
