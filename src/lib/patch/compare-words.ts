// What a comparison found, in few words: for a list of versions, and for who reads a change with the ears.
import type { BoxChange, FieldChange, PatchChanges } from './compare.ts'
import type { CableChange } from './compare-cables.ts'

/** `2 boxes added, 1 changed, 3 cables`; `Nothing changed` where nothing did. */
export function changesInShort({ boxes, cables, name, rest }: PatchChanges): string {
  const of = (kind: BoxChange['kind']) => boxes.filter((box) => box.kind === kind).length
  const parts: string[] = []
  for (const kind of ['added', 'removed', 'changed'] as const) {
    const count = of(kind)
    if (count > 0)
      parts.push(parts.length > 0 ? `${count} ${kind}` : `${count} ${count === 1 ? 'box' : 'boxes'} ${kind}`)
  }
  if (cables.length > 0) parts.push(`${cables.length} ${cables.length === 1 ? 'cable' : 'cables'}`)
  if (name) parts.push('renamed')
  if (parts.length === 0 && rest.length > 0) parts.push('settings')
  const text = parts.join(', ')
  return text ? `${text[0]!.toUpperCase()}${text.slice(1)}` : 'Nothing changed'
}

/** One change of a box, after its label: `[metro 500] → [metro 250]`, `moved`, `value: 3 → 5`. */
export function fieldInWords(change: FieldChange): string {
  switch (change.what) {
    case 'text':
      return `[${change.before}] → [${change.after}]`
    case 'place':
      return 'moved'
    case 'order':
      return 'loads in another order'
    case 'parent':
      return change.after === null ? `out of ${change.before}` : `into ${change.after}`
    case 'code': {
      const count = (kind: string) => change.lines.filter((line) => line.kind === kind).length
      const added = count('added')
      return `code: ${added} ${added === 1 ? 'line' : 'lines'} added, ${count('removed')} removed`
    }
    case 'data':
    case 'param':
    case 'other':
      return `${change.name}: ${change.before ?? 'nothing'} → ${change.after ?? 'nothing'}`
  }
}

/** The ports of a cable, where they are not both the first: `outlet 2 to inlet 1`. */
export function portsInWords({ source, target }: CableChange): string {
  const [out, into] = [portNumber(source.portId, 'out'), portNumber(target.portId, 'in')]
  return out === '1' && into === '1' ? '' : `outlet ${out} to inlet ${into}`
}

/** Ports of text objects are counted from 0; those of modules have names. */
const portNumber = (portId: string, side: 'in' | 'out'): string =>
  new RegExp(`^${side}\\d{1,3}$`).test(portId) ? String(Number(portId.slice(side.length)) + 1) : portId
