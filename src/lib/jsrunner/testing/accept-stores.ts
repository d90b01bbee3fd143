// Part of the acceptance suite: the key-value stores of a cell.
import { expect, test } from 'vitest'
import { limits } from '../protocol.ts'
import { until, type Start } from './host.ts'

export function acceptStores(start: Start): void {
  test('kv: the six operations and named stores', async () => {
    const { host } = start(`
      send([await kv.get('count') === undefined, await kv.has('count')])
      await kv.set('count', 5)
      await kv.set('when', new Date(7)); await kv.set('bytes', new Uint8Array([1, 2])); await kv.set('rec', { a: [null, NaN] })
      const when = await kv.get('when'), bytes = await kv.get('bytes'), rec = await kv.get('rec')
      send([await kv.get('count'), await kv.has('count'), when instanceof Date && when.getTime(), bytes instanceof Uint8Array && bytes[1], Number.isNaN(rec.a[1])])
      send(await kv.keys())
      send([await kv.delete('count'), await kv.delete('count')])
      const shared = kv.store('shared')
      await shared.set('x', 1); await shared.store('other').set('y', 2)
      await kv.clear()
      send([(await kv.keys()).length, await shared.get('x')])`)
    await until(host, () => host.sent.length === 5 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([
      [true, false],
      [5, true, 7, 2, true],
      ['bytes', 'count', 'rec', 'when'],
      [true, false],
      [0, 1]
    ])
    expect(host.opened.map(([, name]) => name).sort()).toEqual(['', 'other', 'shared'])
  })

  test('kv: many at once, counting, adding', async () => {
    const { host } = start(`
      send([await kv.setMany({ a: 1, b: [2] }) === undefined, await kv.setMany(new Map([['c', 3]])) === undefined])
      send(await kv.getMany(['c', 'gone', 'a', 'b']))
      send([await kv.count(), await kv.increment('a'), await kv.increment('a', 2.5), await kv.increment('fresh', -1)])
      send([await kv.flush() === undefined, await kv.get('a')])`)
    await until(host, () => host.sent.length === 4 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([[1, 1].map(Boolean), [3, undefined, 1, [2]], [3, 2, 4.5, -1], [true, 4.5]])
  })

  test('kv: a thousand keys are asked for in one message', async () => {
    const { host } = start(`
      const keys = Array.from({ length: 1000 }, (_, i) => 'k' + i)
      await kv.setMany(keys.map((key, i) => [key, i]))
      const values = await kv.getMany(keys)
      send([values.length, values[999]])`)
    await until(host, () => host.sent.length === 1)
    expect(host.messages).toEqual([[1000, 999]])
  })

  test('kv: many that are all plain come back as records of their own, like one alone', async () => {
    const { host } = start(`
      const odd = JSON.parse('{"__proto__":{"b":1},"deep":[{"a":"\\\\ud800"},null,true,-0.5,1e300]}')
      await kv.setMany({ odd, text: '"$":' })
      const [one, two, text] = await kv.getMany(['odd', 'odd', 'text'])
      const alone = await kv.get('odd')
      one.deep[0].a = 'changed'
      send([one, two, alone].map((each) => Object.getPrototypeOf(each) === null))
      send([text, two.deep, alone.deep].map((each) => JSON.stringify(each)))
      send([two, alone].map((each) => Object.keys(each).join() + each['__proto__'].b))`)
    await until(host, () => host.sent.length === 3 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    const deep = '[{"a":"\\ud800"},null,true,-0.5,1e+300]'
    expect(host.messages).toEqual([
      [true, true, true],
      [JSON.stringify('"$":'), deep, deep],
      ['__proto__,deep1', '__proto__,deep1']
    ])
  })

  test('kv: what is stored comes back as what it was', async () => {
    const { host } = start(`
      const values = [new Uint8Array([1, 2]), new Uint8ClampedArray([3]), new Int16Array([-4, 5]), new Float64Array([0.5]),
        new BigInt64Array([6n]), new ArrayBuffer(7), new DataView(new ArrayBuffer(2)), new Date(8), -0, NaN, null, bang, 'text', [1, [2]], { a: { $: 1 } }]
      await kv.setMany(values.map((value, i) => [String(i), value]))
      await kv.set('part', new Uint8Array(new Uint8Array([1, 2, 3, 4]).buffer, 1, 2))
      const kind = (value) => Object.prototype.toString.call(value).slice(8, -1)
      const back = await kv.getMany(values.map((_, i) => String(i)))
      send(back.map(kind).filter((each, i) => each !== kind(values[i])))
      send([...back[2], back[3][0], Number(back[4][0]), back[5].byteLength, back[7].getTime(), Object.is(back[8], -0), back[11] === bang, back[14].a.$])
      const part = await kv.get('part')
      send([part.length, part.buffer.byteLength, part[0]])`)
    await until(host, () => host.sent.length === 3 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([[], [-4, 5, 0.5, 6, 7, 8, true, true, 1], [2, 2, 2]])
  })

  test('kv: values are copies, going in and coming out', async () => {
    const { host } = start(`
      const list = [1]
      const set = kv.set('list', list); list.push(2); await set
      const one = await kv.get('list'); one.push(3)
      send(await kv.get('list'))`)
    await until(host, () => host.sent.length === 1)
    expect(host.messages).toEqual([[1]])
  })

  test('kv: a refusal is an error with code and line', async () => {
    const { host } = start(`\nawait kv.set('ok', 1)\nawait kv.set('bad', 1)`)
    await until(host, () => host.failures.length === 1)
    expect(host.failures[0]).toMatchObject({ code: 'storage-value', line: 3, fatal: false })
  })

  test('kv: requests keep their order', async () => {
    const { host } = start(`
      const all = []
      for (let i = 0; i < 50; i++) all.push(kv.set('n', i))
      await Promise.all(all)
      send(await kv.get('n'))`)
    await until(host, () => host.sent.length === 1)
    expect(host.messages).toEqual([49])
  })

  test('a store is opened fast by name', async () => {
    const { host } = start(`
      await kv.store('a', { fast: true }).set('k', 1); await kv.store('a').get('k')
      await db.store('b', { fast: true }).count('c')
      send('end')`)
    await until(host, () => host.sent.length === 1)
    expect(host.opened).toEqual([
      ['kv', 'a', true],
      ['kv', 'a', false],
      ['db', 'b', true]
    ])
  })

  test('calls that cannot be meant are errors with the line', async () => {
    const calls = [
      'kv.get({})',
      'kv.set(null, 1)',
      'kv.setMany(5)',
      'kv.setMany([["a"]])',
      'kv.getMany([{}])',
      'kv.increment("n", "two")',
      'kv.update("n", 5)',
      'kv.watch("n")',
      'kv.store("")',
      'kv.store({})',
      'kv.set("f", () => 1)',
      'db.insert("c", 5)',
      'db.insert({}, {})',
      'db.insertMany("c", { a: 1 })',
      'db.find("c", 5)',
      'db.find("c", {}, { order: 1 })',
      'db.find("c", {}, { limit: -1 })',
      'db.findOne("c")',
      'db.watch("c", {})'
    ]
    const { host } = start(calls.map((call) => `try { await ${call} } catch (e) { send(e.code) }`).join('\n'))
    await until(host, () => host.sent.length === calls.length)
    expect(
      calls.filter((_, i) => !/^(cell-value|value-kind|storage-value)$/.test(String(host.messages[i])))
    ).toEqual([])
    const { host: named } = start(`\n\nawait db.find('c', 5)`)
    await until(named, () => named.failures.length === 1)
    expect(named.failures[0]).toMatchObject({ code: 'cell-value', line: 3, fatal: false })
  })

  test('too many watches are refused', async () => {
    const { host } = start(`
      const stops = []
      try { for (let i = 0; i < ${limits.watches + 1}; i++) stops.push(kv.watch('k' + i, () => {})) } catch (error) { send(error.code) }
      stops.forEach((stop) => stop())
      kv.watch('again', (value) => send(value)); await kv.set('again', 1)`)
    await until(host, () => host.sent.length === 2)
    expect(host.messages).toEqual(['cell-flood', 1])
  })
}
