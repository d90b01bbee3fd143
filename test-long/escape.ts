// Expressions as a stranger might write them, at random: none may hang, get out, or be refused without a code and a sentence.
//
//     npm run test:long -- escape [ROUNDS] [SEED]
import fc from 'fast-check'
import { hostileTexts, judge } from '../src/lib/runtime/expression/testing/hostile-texts.ts'

const rounds = Number(process.argv[2] ?? 100_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
console.log(`${rounds} expressions, seed ${seed}`)

const codes = new Map<string, number>()
let slowest = { ms: 0, text: '' }
let wrong = 0
// In parts: the texts of all of them would fill the memory.
const PART = 1000
for (let part = 0; part * PART < rounds; part++) {
  for (const text of fc.sample(hostileTexts, {
    numRuns: Math.min(PART, rounds - part * PART),
    seed: seed + part
  })) {
    const judged = judge(text)
    codes.set(judged.code, (codes.get(judged.code) ?? 0) + 1)
    if (judged.ms > slowest.ms) slowest = { ms: judged.ms, text }
    const what = judged.wrong ?? (judged.ms > 2000 ? `took ${judged.ms.toFixed(0)} ms` : null)
    if (what !== null && ++wrong <= 50) console.log(`seed ${seed + part}: ${what}\n  ${text.slice(0, 500)}`)
  }
}

for (const [code, times] of [...codes].sort(([, a], [, b]) => b - a)) console.log(`${times} ${code}`)
console.log(`slowest ${slowest.ms.toFixed(0)} ms: ${slowest.text.slice(0, 200)}`)
console.log(`${rounds} expressions, ${wrong} wrongly answered; seed ${seed}`)
process.exit(wrong === 0 ? 0 : 1)
