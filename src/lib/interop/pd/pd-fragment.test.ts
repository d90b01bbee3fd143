import { expect, it } from 'vitest'
import type { LoadbangError } from '../../runtime/errors.ts'
import { pdFragment } from './pd-fragment.ts'
import { counted, pdClasses } from './testing/attempt.ts'

const read = (text: string) => pdFragment(text, { classes: pdClasses, newId: counted() })
const said = (text: string) => {
  const { nodes, edges, lost } = read(text)
  const texts = new Map(nodes.map(({ id, text }) => [id, text]))
  return {
    boxes: nodes.map(({ text, parent }) => (parent === undefined ? text : `${texts.get(parent)} > ${text}`)),
    cables: edges.map(({ source, target }) => `${texts.get(source.nodeId)} - ${texts.get(target.nodeId)}`),
    lost
  }
}
const codeOf = (text: string): string => {
  try {
    read(text)
    return 'none'
  } catch (thrown) {
    return (thrown as LoadbangError).code
  }
}

it('reads boxes without a canvas, as they are copied', () => {
  const text = '#X obj 10 10 loadbang;\n#X msg 10 40 1 \\, 2;\n#X connect 0 0 1 0;\n#X connect 1 0 7 0;\n'
  expect(said(text)).toEqual({ boxes: ['loadbang', 'msg 1, 2'], cables: ['loadbang - msg 1, 2'], lost: 1 })
})

it('reads a whole file, and a subpatch that comes first', () => {
  const file = '#N canvas 0 0 450 300 12;\n#X obj 10 10 print a;\n'
  expect(said(file).boxes).toEqual(['print a'])
  const sub = `#N canvas 0 0 450 300 inside 0;\n#X obj 10 10 print b;\n#X restore 20 20 pd inside;\n#X obj 9 9 f;\n`
  expect(said(sub).boxes).toEqual(['pd inside', 'pd inside > print b', 'f'])
})

it('refuses what is cut, empty or no Pd at all', () => {
  expect(codeOf('#X obj 0 0 f;\n#N canvas 0 0 9 9 s 0;\n')).toBe('pd-cut')
  expect(codeOf('#N canvas 0 0 450 300 12;\n')).toBe('pd-empty')
  expect(codeOf('#X obj 0 0 f;\n#X restore 0 0 pd;\n')).toBe('pd-unbalanced')
})
