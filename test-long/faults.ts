// What a disk, a browser and a second tab can do to storage, done to it in a real Chromium, on both of its places for IndexedDB.
// Each part says what it found: passed, failed, or not run, where the machine lacks what it takes.
//
//     npm run test:long -- faults [ROUNDS] [SEED] [PART …] [leveldb | sqlite]
import { serveApp } from '../hub/app.ts'
import { serve } from '../hub/serve.ts'
import { buildIfStale } from '../scripts/build.ts'
import { orExit } from '../scripts/tools.ts'
import { aborts } from './_faults/aborts.ts'
import { closed } from './_faults/closed.ts'
import { deletion } from './_faults/deletion.ts'
import { full } from './_faults/full.ts'
import { kill } from './_faults/kill.ts'
import { tabs } from './_faults/tabs.ts'
import { leaving } from './_faults/leaving.ts'
import { backends, type Part, type Result, type Setting } from './_faults/part.ts'
import { mulberry32 } from './_faults/random.ts'

const parts: readonly Part[] = [kill, full, tabs, deletion, leaving, aborts, closed]

const [rounds = '100', seed = String(Date.now() % 1_000_000), ...names] = process.argv.slice(2)
const isBackend = (name: string): boolean => backends.some((backend) => backend === name)
const chosen = names.filter((name) => !isBackend(name))
const places = backends.filter((backend) => names.includes(backend) || !names.some(isBackend))
const unknown = chosen.filter((name) => !parts.some((part) => part.name === name))
if (unknown.length > 0 || !(Number(rounds) > 0)) {
  console.error(`Parts: ${parts.map(({ name, about }) => `${name} (${about})`).join(', ')}.`)
  process.exit(1)
}
console.log(`${rounds} rounds, seed ${seed}`)

orExit(buildIfStale())
const server = await serve(serveApp('build'), { port: 0 })
const lines: string[] = []
let failed = 0
for (const part of parts) {
  if (chosen.length > 0 && !chosen.includes(part.name)) continue
  for (const backend of places) {
    const title = `${part.name}, ${backend}`
    console.log(`\n── ${title}: ${part.about} ──`)
    // Its own chance, whichever parts ran before it.
    const random = mulberry32(Number(seed) + parts.indexOf(part) * 1000 + backends.indexOf(backend))
    const say = (line: string) => console.log(line)
    const began = performance.now()
    const result = await run(part, { url: server.url, backend, random, rounds: Number(rounds), say })
    const seconds = ((performance.now() - began) / 1000).toFixed(0)
    if ('faults' in result && result.faults.length > 0) failed++
    lines.push(`${title}: ${told(result)} (${seconds} s)`)
    console.log(lines.at(-1))
  }
}
await server.close()
console.log(`\n${lines.join('\n')}\nseed ${seed}`)
process.exit(failed === 0 ? 0 : 1)

async function run(part: Part, setting: Setting): Promise<Result> {
  try {
    return await part.run(setting)
  } catch (thrown) {
    const why = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)
    setting.say(why)
    return { faults: [`it broke off: ${why.split('\n', 1)[0]}`], figures: '' }
  }
}

function told(result: Result): string {
  if ('notRun' in result) return `not run: ${result.notRun}`
  const { faults, figures } = result
  if (faults.length === 0) return `passed. ${figures}`
  const more = faults.length > 1 ? `, and ${faults.length - 1} more` : ''
  return `failed. ${figures} ${faults[0]}${more}`
}
