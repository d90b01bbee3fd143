// One program about timers, promises and frames, to be run in a cell and in a browser's own worker. It reports by `send([name, log])`, once
// for each part, and then `send('end')`. What it logs depends on order alone, never on how long something took.

export const timerScript = `
const parts = {
  'zero before ten': (log, end) => { setTimeout(() => log('ten'), 10); setTimeout(() => log('zero'), 0); log('now'); setTimeout(end, 40) },
  'same delay in order': (log, end) => { for (let i = 0; i < 5; i++) setTimeout(log, 5, i); setTimeout(end, 40) },
  'arguments': (log, end) => { setTimeout((...all) => { log(all.length, ...all); end() }, 1, 1, undefined, 'x', null) },
  'no delay, no function argument': (log, end) => { setTimeout((...all) => { log(all.length); end() }) },
  'strange delays': (log, end) => {
    for (const d of [-5, NaN, Infinity, '3', null, undefined, {}, true, -Infinity, 2 ** 31, 2 ** 32 + 1]) setTimeout(() => log(String(d)), d)
    setTimeout(() => { log('end'); end() }, 60)
  },
  'ids': (log, end) => {
    const a = setTimeout(() => {}, 0), b = setInterval(() => {}, 1000), c = setTimeout(() => {}, 0)
    log(typeof a, Number.isInteger(a), a > 0, b > a, c > b); clearInterval(b); end()
  },
  'clearing': (log, end) => {
    const a = setTimeout(() => log('a'), 5); clearTimeout(a)
    const b = setTimeout(() => log('b'), 5); clearInterval(b)
    const c = setInterval(() => log('c'), 5); clearTimeout(c)
    const d = setTimeout(() => log('d'), 5); clearTimeout(String(d))
    for (const wrong of [undefined, null, 0, -1, 1e9, NaN, 'x', {}]) log(String(clearTimeout(wrong)), String(clearInterval(wrong)))
    setTimeout(end, 40)
  },
  'cleared by one of the same time': (log, end) => {
    setTimeout(() => { log('first'); clearTimeout(second) }, 5)
    const second = setTimeout(() => log('second'), 5)
    setTimeout(end, 40)
  },
  'clearing itself while it runs': (log, end) => { const id = setTimeout(() => { clearTimeout(id); log('ran') }, 1); setTimeout(end, 30) },
  'an interval until cleared by itself': (log, end) => {
    let n = 0
    const id = setInterval((x) => { log(x, ++n); if (n === 4) { clearInterval(id); setTimeout(end, 30) } }, 2, 'x')
  },
  'an interval goes on after an error': (log, end) => {
    let n = 0
    const id = setInterval(() => { n++; log(n); if (n === 3) { clearInterval(id); setTimeout(end, 20) } if (n === 1) throw new Error('meant') }, 2)
  },
  'a timeout after an error': (log, end) => { setTimeout(() => { log('throws'); throw new Error('meant') }, 1); setTimeout(() => { log('after'); end() }, 20) },
  'nested': (log, end) => { let n = 0; const again = () => { log(n); if (++n < 12) setTimeout(again, 0); else end() }; again() },
  'set while one runs, for the same time': (log, end) => {
    setTimeout(() => { log(1); setTimeout(() => log(3), 0) }, 10); setTimeout(() => log(2), 10); setTimeout(end, 60)
  },
  'microtasks before timers': (log, end) => {
    setTimeout(() => log('timer'), 0); queueMicrotask(() => log('micro')); Promise.resolve().then(() => log('promise')); log('sync'); setTimeout(end, 30)
  },
  'microtasks between two timers': (log, end) => {
    setTimeout(() => { log(1); queueMicrotask(() => { log(2); queueMicrotask(() => log(3)) }); Promise.resolve().then(() => log(4)) }, 5)
    setTimeout(() => { log(5); end() }, 5)
  },
  'microtasks of microtasks come first': (log, end) => {
    let n = 0
    const more = () => { log(n); if (++n < 5) queueMicrotask(more); else end() }
    queueMicrotask(more); setTimeout(() => log('timer'), 0)
  },
  'an error in a microtask ends nothing': (log, end) => { queueMicrotask(() => { log('throws'); throw new Error('meant') }); queueMicrotask(() => log('next')); setTimeout(end, 20) },
  'await and then in their order': (log, end) => {
    (async () => { log(1); await null; log(3); await new Promise((go) => setTimeout(go, 5)); log(6) })()
    log(2); Promise.resolve().then(() => log(4)).then(() => log(5)); setTimeout(end, 40)
  },
  'async timers': (log, end) => {
    const wait = (ms, x) => new Promise((go) => setTimeout(go, ms, x))
    Promise.all([wait(30, 'c'), wait(1, 'a'), wait(12, 'b')]).then((all) => { log(...all); end() })
    Promise.race([wait(30, 'slow'), wait(2, 'fast')]).then(log)
  },
  'for await': async (log, end) => {
    async function* ticks(n) { for (let i = 0; i < n; i++) { await new Promise((go) => setTimeout(go, 1)); yield i } }
    for await (const i of ticks(4)) log(i)
    end()
  },
  'a rejection that is handled too late for nothing': async (log, end) => {
    try { await new Promise((_, no) => setTimeout(no, 2, new Error('meant'))) } catch (error) { log(error.message) }
    end()
  },
  'this and the value of a callback': (log, end) => { setTimeout(function () { log(this === globalThis || this === undefined); end(); return 1 }, 1) },
  'long lists': (log, end) => { let sum = 0; for (let i = 0; i < 500; i++) setTimeout((x) => { sum += x }, i % 7, i); setTimeout(() => { log(sum); end() }, 60) },
  'many cleared, few left': (log, end) => {
    const ids = Array.from({ length: 300 }, (_, i) => setTimeout(() => log(i), 5))
    ids.forEach((id, i) => { if (i % 50 !== 7) clearTimeout(id) }); setTimeout(end, 40)
  },
  'no function': (log, end) => { for (const wrong of [undefined, null, 1, {}]) try { queueMicrotask(wrong); log('taken') } catch (error) { log(error instanceof Error) } end() },
  'frames share one time and come once': (log, end) => {
    const times = []
    requestAnimationFrame((t) => { times.push(t); log('a'); requestAnimationFrame((u) => { log(u > t, times[0] === times[1]); end() }) })
    requestAnimationFrame((t) => { times.push(t); log('b') })
    const id = requestAnimationFrame(() => log('never')); log(typeof id, id > 0); cancelAnimationFrame(id); cancelAnimationFrame(1e9); cancelAnimationFrame(undefined)
  },
  'a frame taken back by an earlier one': (log, end) => {
    requestAnimationFrame(() => { log('first'); cancelAnimationFrame(second) })
    const second = requestAnimationFrame(() => log('second'))
    requestAnimationFrame(() => requestAnimationFrame(end))
  },
  'a frame asked for by a microtask of a frame is the next': (log, end) => {
    requestAnimationFrame((t) => { queueMicrotask(() => requestAnimationFrame((u) => { log(u > t); end() })) })
  },
  'an error in a frame leaves the others': (log, end) => {
    requestAnimationFrame(() => { log('throws'); throw new Error('meant') }); requestAnimationFrame(() => log('next')); requestAnimationFrame(end)
  }
}
for (const [name, part] of Object.entries(parts)) {
  const said = []
  await new Promise((end) => part((...all) => { said.push(all.map(String).join(' ')) }, end))
  send([name, said])
}
send('end')
`
