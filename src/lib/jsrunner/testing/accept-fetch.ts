// Part of the acceptance suite: what a cell reaches outside of its patch, as far as it is allowed.
import { expect, test } from 'vitest'
import { until, type Start } from './host.ts'

export function acceptFetch(start: Start): void {
  test('fetch answers as its standard says', async () => {
    const { host } = start(`// Grüße
      const a = await fetch('https://api.example.com/x')
      send([a.ok, a.status, a.statusText, a.url, a.redirected, a.headers.get('content-TYPE'), a.headers.get('none'), a.headers.has('none')])
      const said = await a.json()
      send([said.method, said.headers, said.code.slice(0, 8)])
      send((await a.text()).slice(0, 10))
      const b = await fetch('https://api.example.com/missing', { method: 'post', headers: { 'X-A': 1 }, body: 'ä€😀' })
      send([b.ok, b.status, (await b.json()).said])
      const c = await fetch('https://api.example.com/', { method: 'PUT', headers: [['a', 'b']], body: Uint8Array.of(7, 8, 9).subarray(1) })
      const heard = await c.json()
      send([heard.headers, heard.said])
      const bytes = await (await fetch('https://api.example.com/bytes')).arrayBuffer()
      send([...new Uint8Array(bytes)])`)
    await until(host, () => host.sent.length === 6 || host.failures.length > 0)
    expect(host.failures).toEqual([])
    expect(host.messages).toEqual([
      [true, 200, 'as told', 'https://api.example.com/x', false, 'application/json', null, false],
      ['GET', [], '// Grüße'],
      '{"method":',
      [false, 404, 'ä€😀'],
      [[['a', 'b']], [8, 9]],
      [1, 2, 255]
    ])
  })

  test('what the person has not allowed rejects, and says so with its line', async () => {
    const { host } =
      start(`send([await permit('network', 'api.example.com'), await permit('network', 'other.example.com'), await permit('camera')])
      try { await fetch('https://other.example.com/x') } catch (error) { send([error.code, error.message, error.advice]) }
      await fetch('https://other.example.com/y')`)
    await until(host, () => host.failures.length === 1)
    expect(host.messages).toEqual([
      [true, false, false],
      [
        'cell-permission',
        'You have not allowed this cell to reach other.example.com.',
        'Run the cell again, in the browser, to be asked for it again.'
      ]
    ])
    expect(host.failures).toMatchObject([{ code: 'cell-permission', line: 3, fatal: false }])
  })

  test('what is heard comes piece by piece, until it ends or is taken back', async () => {
    const { host } = start(`
      const end = midi.recv((bytes) => { send(bytes); if (bytes[0] === 128) end() }, 'keys')
      microphone.recv((samples, rate) => send([rate, samples.length, samples[1], samples instanceof Float32Array]))
      await midi.send([144, 60, 1]).catch((error) => send(error.code))
      await camera.frame().catch((error) => send(error.message))
      await midi.send([144, 'x']).catch((error) => send(error.code))`)
    await until(host, () => host.sent.length === 6 && host.failures.length === 1)
    expect(host.messages).toContainEqual([144, 60, 4])
    expect(host.messages).toContainEqual([128, 60, 0])
    expect(host.messages).toContainEqual([48_000, 3, 0.5, true])
    expect(host.messages.filter((message) => typeof message === 'string')).toEqual([
      'cell-permission',
      'You have not allowed this cell to use the camera.',
      'cell-value'
    ])
    expect(host.failures).toMatchObject([{ code: 'cell-permission', line: 3, fatal: false }])
  })

  test('wrong arguments reject in a sentence', async () => {
    const { host } = start(`
      const wrong = [() => permit('moon'), () => permit(), () => fetch('https://api.example.com', { method: 'G T' }),
        () => fetch('https://api.example.com', { headers: [['a', 'b', 'c'], ['d']] , body: {} }), () => fetch('x'.repeat(20000)),
        () => fetch('https://api.example.com', { body: 3 })]
      for (const one of wrong) await one().then(() => send('nothing said of ' + one), (error) => send(error.code))`)
    await until(host, () => host.sent.length === 6)
    expect(host.messages).toEqual(Array(6).fill('cell-value'))
  })
}
