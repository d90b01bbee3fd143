// What a .pd file becomes as a patch, case by case.
import { deepStrictEqual } from 'node:assert'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addBox, connect, editText, moveBoxes } from '../../patch/edits.ts'
import { allEdges, allNodes, defsOf, newPatch, nodesOf, patchName, settingsOf } from '../../patch/shape.ts'
import { sortByOrder } from '../../patch/order.ts'
import { toJson } from '../../patch/tree.ts'
import { field } from '../../patch/values.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { formatMessage } from '../../runtime/text/format.ts'
import { parseMessages } from '../../runtime/text/message-text.ts'
import { messages } from '../../runtime/text/testing/arbitrary.ts'
import { exportPd } from './export-pd.ts'
import { importPd } from './import-pd.ts'
import { attempt, imported, pdClasses } from './testing/attempt.ts'
import { everything, other, voice } from './testing/files.ts'

const HEAD = '#N canvas 0 50 450 300 12;\n'
const opened = (body: string) => imported(HEAD + body).doc
const textsOf = (body: string) => sortByOrder(allNodes(opened(body))).map(({ text }) => text)
const dataOf = (body: string) => toJson(field(nodesOf(opened(body)).get('n1'), 'data'))
const cablesOf = (body: string) =>
  sortByOrder(allEdges(opened(body))).map(
    ({ source, target }) => `${source.nodeId}.${source.portId} ${target.nodeId}.${target.portId}`
  )
const map = (value: object) => ({ $y: 'map', value })

describe('boxes', () => {
  it.each([
    ['#X obj 1 2 metro 500', 'metro 500'],
    ['#X obj 1 2', ''],
    ['#X msg 1 2 1 \\, 2 \\; foo \\$1', 'msg 1, 2; foo $1'],
    ['#X msg 1 2 \\; pd dsp 1', 'msg ; pd dsp 1'],
    ['#X text 1 2 well \\, {then} "so" \\$1', 'comment well, {then} "so" $1'],
    ['#X floatatom 1 2 5 0 0 0 - - - 0', 'floatatom 5 0 0 0 - - - 0'],
    ['#X listbox 1 2 20 0 0 0 - - - 0', 'listbox 20 0 0 0 - - - 0'],
    ['#X obj 1 2 tgl 15 0 empty \\$0-x name 17 7', 'tgl 15 0 empty $0-x name 17 7'],
    // Rule 16: what is JSON here is a symbol there.
    ['#X msg 1 2 {a [b "c" d{', 'msg \\{a \\[b \\"c" d{'],
    ['#X obj 1 2 route {a: $null', 'route \\{a: \\$null'],
    ['#X obj 1 2 msg {set: ["a" \\, \\$1]}', 'msg {set: ["a", $1]}'],
    // Rule 14: neither colons nor arrows.
    ['#X obj 1 2 js: 5', 'js\\: 5'],
    ['#X msg 1 2 x => x', 'msg x \\=> x'],
    // Pd's own backslashes.
    ['#X msg 1 2 a\\\\\\,b c\\ d \\\\\\$1 e\\\\f', 'msg a\\,b c\\ d \\$1 ef'],
    ['#X scalar point 1 2 \\; 3 \\;', '#scalar point'],
    ['#X array tab 2 float 3;\n#A 0 0.5 -1', 'pd-array tab 2 float 3']
  ])('%s', (record, text) => {
    expect(textsOf(`${record};\n`)).toEqual([text])
    const { doc } = imported(`${HEAD}${record};\n`)
    expect(exportPd(doc, pdClasses).text).toBe(`${HEAD}${record};\n`)
  })

  it('keeps what is no text in the data', () => {
    expect(dataOf('#X text 1 2 a, f 20;')).toEqual(map({ pd: { width: 20 } }))
    expect(dataOf('#X array tab 3 float 3;#A 0 0.5 -1 1e+06;')).toEqual(map({ values: '0.5 -1 1e+06' }))
    expect(dataOf('#X obj 1 2 text define -k t;#A set a \\; {b \\, c\\ d;')).toEqual(
      map({ text: 'a;\n\\{b,\nc\\ d' })
    )
    expect(dataOf('#X obj 1 2 array define -k t 3;#A 0 1 2 3;')).toEqual(map({ values: '1 2 3' }))
    expect(dataOf('#X obj 1 2 voice;#A saved 1 2;')).toEqual(map({ pd: { content: ['saved 1 2'] } }))
    expect(dataOf('#X obj 1 2 osc~ 440;')).toEqual(map({}))
    expect(dataOf('#N canvas 1 2 3 4 sub 1;#X coords 0 1 2 -1 5 6 1 0 0;#X restore 5 6 pd sub;')).toEqual(
      map({ canvas: { x: 1, y: 2, width: 3, height: 4, open: true, coords: [0, 1, 2, -1, 5, 6, 1, 0, 0] } })
    )
    expect(settingsOf(opened('#X declare -path a;')).get('pd')).toEqual({
      canvas: { x: 0, y: 50, width: 450, height: 300, font: 12 },
      records: ['#X declare -path a']
    })
  })

  it('joins arrays of several records, a thousand numbers each', () => {
    const numbers = Array.from({ length: 2500 }, (_, i) => String(i / 8))
    const chunk = (from: number) => `#A ${from} ${numbers.slice(from, from + 1000).join(' ')};\n`
    const text = `${HEAD}#X array tab 2500 float 3;\n${chunk(0)}${chunk(1000)}${chunk(2000)}`
    const { doc } = imported(text)
    expect(field(field(nodesOf(doc).get('n1'), 'data'), 'values')).toBe(numbers.join(' '))
    expect(exportPd(doc, pdClasses).text).toBe(text)
  })
})

describe('cables', () => {
  const sub = (restore: string) =>
    `#N canvas 0 0 9 9 s 0;#X obj 50 0 inlet;#X obj 9 0 inlet~;#X obj 50 40 inlet;#X obj 0 9 outlet;#X restore 0 0 ${restore};`

  it('number boxes from 0, comments included, and keep their order', () => {
    const boxes = '#X text 0 0 a;#X obj 0 0 t b b;#X msg 0 0 1;'
    expect(cablesOf(`${boxes}#X connect 1 1 2 0;#X connect 1 0 2 0;`)).toEqual([
      'n2.out0 n3.in0',
      'n2.out1 n3.in0'
    ])
  })

  it('lead to the inlets of a subpatch from left to right; of two at one place the later comes first', () => {
    const body = `${sub('pd s')}#X obj 0 0 f;`
    const ends = [0, 1, 2, 3].map((inlet) => `#X connect 1 0 0 ${inlet};`).join('')
    expect(cablesOf(`${body}${ends}#X connect 0 0 1 0;#X connect 0 1 1 0;`)).toEqual([
      'n1.n5 n6.in0',
      'n1.out1 n6.in0',
      'n6.out0 n1.n3',
      'n6.out0 n1.n4',
      'n6.out0 n1.n2',
      'n6.out0 n1.in3'
    ])
  })

  it('may be there twice, as in Pd; one that leads nowhere costs itself alone', () => {
    const body = '#X obj 0 0 f;#X obj 0 0 print;#X connect 0 0 1 0;#X connect 0 0 1 0;#X connect 0 0 7 0;'
    const { doc, notes } = imported(HEAD + body)
    expect(allEdges(doc)).toHaveLength(2)
    expect(notes).toEqual([
      'The cable “#X connect 0 0 7 0” was left out: it leads to a box that is not there.'
    ])
  })
})

describe('abstractions', () => {
  it('come along, with those that they use, and what is not found is counted', () => {
    const { doc, unknown } = imported(everything, { voice, other, unused: voice })
    expect([...defsOf(doc).keys()].sort()).toEqual(['other', 'voice'])
    expect([...(field(defsOf(doc).get('voice'), 'nodes') as Map<string, unknown>).keys()]).toHaveLength(3)
    expect(unknown.find(({ name }) => name === 'unheard-of')).toEqual({
      name: 'unheard-of',
      count: 1,
      vanilla: false
    })
    expect(unknown.some(({ name }) => name === 'voice' || name === 'other')).toBe(false)
    expect(patchName(doc)).toBe('test')
  })

  it('look from the folder of the file that asks, and where it says', () => {
    const asked: unknown[] = []
    const files: Record<string, string> = { a: `${HEAD}#X obj 0 0 inner;`, inner: HEAD }
    importPd('main', `${HEAD}#X declare -path lib -stdpath x;#X obj 0 0 a;#X obj 0 0 declare -path more;`, {
      classes: pdClasses,
      find(name, from) {
        asked.push([name, from.folder, ...from.paths])
        return files[name] === undefined ? null : { content: files[name], folder: 'lib' }
      }
    })
    expect(asked).toEqual([
      ['a', '', 'lib', 'more'],
      ['inner', 'lib', 'lib', 'more']
    ])
  })

  it('that cannot be read are named, and the rest is opened', () => {
    const { unknown, notes } = imported(`${HEAD}#X obj 0 0 bad;`, { bad: 'hello' })
    expect(unknown.map(({ name }) => name)).toEqual(['bad'])
    expect(notes).toEqual([
      'The abstraction “bad” was left out: This is not a .pd file: it does not begin with `#N canvas`.'
    ])
  })

  it('do not stand in for what Pd has itself, but for what only we have', () => {
    const { doc } = imported(`${HEAD}#X obj 0 0 float;#X obj 0 0 osc~;#X obj 0 0 counter;`, {
      float: HEAD,
      'osc~': HEAD,
      counter: HEAD
    })
    expect([...defsOf(doc).keys()]).toEqual(['counter'])
  })
})

describe('refusals', () => {
  it.each([
    ['', 'pd-invalid'],
    ['hello;', 'pd-invalid'],
    ['#X obj 1 2 f;#N canvas 0 0 1 1 12;', 'pd-invalid'],
    [`${HEAD}#N canvas 0 0 1 1 x 0;#X obj 1 2 f;`, 'pd-cut'],
    [`${HEAD}#X restore 1 2 pd x;`, 'pd-unbalanced'],
    [HEAD + '#N canvas 0 0 1 1 x 0;'.repeat(300), 'pd-deep'],
    [HEAD + '#X obj 0 0 f;'.repeat(50_001), 'pd-size'],
    [`${HEAD}#X msg 0 0 ${'a'.repeat(100_001)};`, 'pd-size']
  ])('%.40s', (text, code) => {
    expect(attempt(text)).toEqual({ code, wrong: null })
  })

  it('makes no file of what is nested too deeply', () => {
    const context = { doc: newPatch('deep'), classes: pdClasses }
    let parent: string | undefined
    for (let i = 0; i < 300; i++) parent = addBox(context, { text: 'pd', position: { x: 0, y: 0 }, parent })
    expect(() => exportPd(context.doc, pdClasses)).toThrow(LoadbangError)
  })
})

describe('edited patches', () => {
  it('a kept record goes with its text, and only moves with its box', () => {
    const { doc } = imported(`${HEAD}#X obj 1e1 20.0 foo, f 007;\n`)
    const context = { doc, classes: pdClasses }
    expect(exportPd(doc, pdClasses).text).toBe(`${HEAD}#X obj 1e1 20.0 foo, f 007;\n`)
    moveBoxes(context, new Map([['n1', { x: 33.4, y: 40 }]]))
    expect(exportPd(doc, pdClasses).text).toBe(`${HEAD}#X obj 33 40 foo, f 007;\n`)
    editText(context, 'n1', 'bar 5')
    expect(exportPd(doc, pdClasses).text).toBe(`${HEAD}#X obj 33 40 bar 5;\n`)
  })

  it('our messages survive being saved as a .pd file, whatever is in them', () => {
    fc.assert(
      fc.property(fc.array(messages, { minLength: 1, maxLength: 3 }), (all) => {
        const context = { doc: newPatch('own'), classes: pdClasses }
        const text = all.map(formatMessage).join(', ').toWellFormed()
        addBox(context, { id: 'a', text: `msg ${text}`, position: { x: 0, y: 0 } })
        const { doc } = imported(exportPd(context.doc, pdClasses).text)
        deepStrictEqual(parseMessages(allNodes(doc)[0]!.text!.slice(4)), parseMessages(text))
        expect(allNodes(doc)[0]!.text).toBe(`msg ${text}`)
      }),
      { numRuns: 1000 }
    )
  })

  it('so do arguments in quotes, and expressions', () => {
    const context = { doc: newPatch('own'), classes: pdClasses }
    const texts = [
      'kv "my, store"',
      'map x => ({a: "b, c", d: [x]})',
      'msg x => x + 1',
      'js x ? "a" : 0',
      'route op="a b"'
    ]
    texts.forEach((text, i) => addBox(context, { id: `b${i}`, text, position: { x: 0, y: i } }))
    connect(context, { nodeId: 'b1', portId: 'out0' }, { nodeId: 'b0', portId: 'in0' })
    const { text, lost } = exportPd(context.doc, pdClasses)
    expect(lost).toEqual([])
    expect(sortByOrder(allNodes(imported(text).doc)).map((node) => node.text)).toEqual(texts)
  })

  it('quoted symbols are spelled as Pd does where Pd has the class', () => {
    const context = { doc: newPatch('own'), classes: pdClasses }
    addBox(context, { text: 'route "a b" "c,d" 5', position: { x: 0, y: 0 } })
    addBox(context, {
      text: 'text define -k t',
      position: { x: 0, y: 0 },
      data: { text: 'a "b c";\n1, 2' }
    })
    const { text, lost } = exportPd(context.doc, pdClasses)
    expect([text, lost]).toEqual([
      `${HEAD}#X obj 0 0 route a\\ b c\\\\\\,d 5;
#X obj 0 0 text define -k t;
#A set a b\\ c \\; 1 \\, 2;
`,
      []
    ])
  })

  it('says what a .pd file has no room for', () => {
    const context = { doc: newPatch('own'), classes: pdClasses }
    const at = { position: { x: 0, y: 0 } }
    addBox(context, { id: 'a', text: 'slider 0 1', data: { value: 0.5 }, ...at })
    addBox(context, { id: 'b', text: 'print', ...at })
    connect(context, { nodeId: 'a', portId: 'gate' }, { nodeId: 'b', portId: 'in0' })
    const { text, lost } = exportPd(context.doc, pdClasses)
    expect(text).toBe(`${HEAD}#X obj 0 0 slider 0 1;\n#X obj 0 0 print;\n`)
    expect(lost).toEqual([
      'The cable from “slider 0 1” to “print” was left out: a .pd file has no number for it.',
      'What “slider 0 1” keeps inside was left out: a .pd file has no room for it.'
    ])
  })
})
