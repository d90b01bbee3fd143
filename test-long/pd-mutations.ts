// Good .pd files changed at random, many: each is opened whole, or refused with an error of ours, in a sentence; what is opened
// survives being saved and opened again. Pd's own files are among them where they are installed.
//
//     npm run test:long -- pd-mutations [NUMBER] [SEED]
import { attempt } from '../src/lib/interop/pd/testing/attempt.ts'
import { everything, other, voice } from '../src/lib/interop/pd/testing/files.ts'
import { mutated } from '../src/lib/interop/pd/testing/mutations.ts'
import { Choice } from '../src/lib/storage/ptperf/testing/random.ts'
import { pdOwnFiles } from '../conformance/pd-own-files.ts'

const count = Number(process.argv[2] ?? 10_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
const own = pdOwnFiles().filter(({ text }) => text.length < 20_000)
console.log(`${count} mutations, seed ${seed}, ${own.length} files of Pd's own`)

const codes = new Map<string, number>()
let wrong = 0
let slowest = 0
for (let i = 0; i < count; i++) {
  // Each can be had again alone, by its own seed.
  const choice = new Choice(seed + i)
  const good = own.length === 0 || choice.once(3) ? everything : choice.one(own).text
  const text = mutated(good, choice)
  const began = performance.now()
  const found = attempt(text, { voice: choice.once(2) ? voice : mutated(voice, choice), other })
  slowest = Math.max(slowest, performance.now() - began)
  if (found.wrong !== null) {
    wrong++
    console.log(`seed ${seed + i}: ${found.wrong}`)
  }
  const code = found.code ?? 'opened'
  codes.set(code, (codes.get(code) ?? 0) + 1)
}

for (const [code, times] of [...codes].sort(([, a], [, b]) => b - a)) console.log(`${times} ${code}`)
console.log(`${count} mutations, ${wrong} wrongly answered, slowest ${slowest.toFixed(0)} ms; seed ${seed}`)
process.exit(wrong === 0 ? 0 : 1)
