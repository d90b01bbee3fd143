// The generated catalogue is fresh, the page's cards tell the same as the engine's definitions, and names are what they should be.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { catalogueFiles } from '../../../scripts/generate-catalogue.ts'
import { parseObjectText } from '../runtime/text/object-text.ts'
import { testPatch } from '../runtime/testing.ts'
import { catalogue } from './catalogue.generated.ts'
import { cardFor, cards, describeBox, inletCard, outletCard } from './cards.ts'
import { portsOf, schemasByType } from './ports.ts'

test('what is generated is fresh (npm run generate)', async () => {
  for (const [path, content] of Object.entries(await catalogueFiles())) {
    expect(readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8'), path).toBe(content)
  }
})

test('the first objects are all there, with the names of Pd and Max', () => {
  const names =
    'loadbang bang b button bng msg trigger t route select sel spigot until iter + - * / % == != > < >= <= int i float f ' +
    'symbol pack unpack print metro delay del realtime random counter send s receive r map filter kv number floatatom nbx ' +
    'toggle tgl slider hsl vsl comment js'
  for (const name of names.split(' ')) {
    expect(catalogue.get(name), name).toBeDefined()
    expect(cardFor(name)?.name, name).toBe(catalogue.get(name)!.name)
  }
  expect(cardFor('__proto__')).toBe(undefined)
  expect(describeBox('nonsense 1 2')).toBe(null)
  expect(portsOf('nonsense 1 2')).toBe(null)
})

test('cards and definitions agree on ports, whatever the arguments', () => {
  const texts = [
    ...cards.map((card) => card.name),
    ...[
      't b f 5',
      't',
      'route a b',
      'route 1',
      'sel',
      'sel 1 2',
      'pack 1 s a',
      'unpack',
      'send',
      's x',
      'map x + $3',
      'filter x > $2'
    ],
    ...[
      'msg (a, b) => a',
      'msg $1 $2',
      'js',
      'js 2 3',
      'js x + $2',
      'slider 0 1',
      'pack {"broken',
      'route {a: 1}'
    ]
  ]
  for (const text of texts) {
    const { className, rest } = parseObjectText(text)
    const definition = catalogue.get(className)!
    const ports = describeBox(text)!
    const atoms = ((): readonly never[] => {
      try {
        return definition.raw ? [] : (parseObjectText(text).atoms as never)
      } catch {
        return []
      }
    })()
    const { inlets, outlets } = definition
    const plain = (all: readonly { title: string; hot?: boolean }[]) =>
      all.map(({ title, hot }) => [title, hot])
    expect(plain(ports.inlets), text).toStrictEqual(
      plain((typeof inlets === 'function' ? inlets(atoms, rest) : inlets).map(inletCard))
    )
    expect(
      ports.outlets.map(({ title }) => title),
      text
    ).toStrictEqual(
      (typeof outlets === 'function' ? outlets(atoms, rest) : outlets).map((spec) => outletCard(spec).title)
    )
  }
})

test('a running box has the ports that its card draws', () => {
  const texts = [
    't b f 5',
    't',
    'route a b',
    'route 1',
    'sel',
    'sel 1 2',
    'pack 1 s a',
    'unpack',
    'send',
    's x',
    '+ 1',
    'metro',
    'counter'
  ]
  texts.push(
    'map x + $3',
    'filter x > $2',
    'msg (a, b) => a',
    'msg $1 $2',
    'js x + $2',
    'slider 0 1',
    'loadbang',
    'r x',
    'print',
    'toggle'
  )
  const p = testPatch(catalogue, Object.fromEntries(texts.map((text, i) => [`b${i}`, text])))
  texts.forEach((text, i) => {
    const box = p.machine.graph.boxes.get(`b${i}`)!
    const ports = describeBox(text)!
    expect([box.inlets.length, box.outlets.length], text).toStrictEqual([
      ports.inlets.length,
      ports.outlets.length
    ])
  })
  expect(p.errors).toStrictEqual([])
})

test('every port, argument and operation has a title, and says what it is', () => {
  for (const card of cards) {
    expect(card.about).toMatch(/^[A-Z1].*[^.]$/)
    const { inlets, outlets } = describeBox(card.name)!
    for (const port of [...inlets, ...outlets]) expect(port.title, card.name).not.toBe('')
    for (const inlet of inlets) {
      expect(inlet.kinds.length + inlet.operations.length, `${card.name}: ${inlet.title}`).toBeGreaterThan(0)
      for (const operation of inlet.operations) expect(operation.about, operation.selector).not.toBe('')
    }
    for (const arg of card.args) expect([arg.title, arg.about], card.name).not.toContain('')
  }
  const signatures = (name: string): string[] =>
    describeBox(name)!.inlets[0]!.operations.map(({ signature }) => signature)
  expect(signatures('kv').slice(0, 2)).toStrictEqual(['get KEY', 'set KEY VALUE'])
  expect(signatures('db')[2]).toBe('find COLLECTION [QUERY] [SORT] [LIMIT] [SKIP]')
  expect(cardFor('db')!.args.map(({ title, optional }) => [title, optional])).toStrictEqual([
    ['store', true],
    ['-fast', true]
  ])
})

test('the versions of saved data, for the envelope', () => {
  expect(schemasByType()).toMatchObject({ slider: 2, kv: 1, msg: 1 })
})

test('the page gets neither schemas nor the parser with its cards', () => {
  const seen = new Set<string>()
  const visit = (url: URL): void => {
    if (seen.has(url.href)) return
    seen.add(url.href)
    const source = readFileSync(url, 'utf8')
    for (const [, names, from] of source.matchAll(/^(?:import|export) (?!type )([^'"]*?)from '([^']+)'/gms)) {
      expect(from, `${url.pathname} imports ${names}`).toMatch(/^\.\.?\//)
      visit(new URL(from!, url))
    }
  }
  visit(new URL('./ports.ts', import.meta.url))
  expect(seen.size).toBeGreaterThan(5)
})
