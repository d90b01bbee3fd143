// `npm run conformance`: native Pd's own patches, run there and here, and compared line by line. Names after it choose files by a part
// of their path. Fails where the score of the whole is below the recorded one.
import { parseArgs } from 'node:util'
import { ensurePd } from '../scripts/ensure-pd.ts'
import { corpusFiles, pdVersion } from './corpus/files.ts'
import { judgeAll } from './corpus/judge-all.ts'
import type { Compared } from './corpus/judge.ts'
import { recorded, scoreOf, sinkings } from './corpus/score.ts'

const { positionals } = parseArgs({ allowPositionals: true })
if (!ensurePd()) process.exit(1)
const files = corpusFiles().filter(
  (path) => positionals.length === 0 || positionals.some((part) => path.includes(part))
)
if (files.length === 0) {
  console.error('There are no patches: install puredata-core and puredata-doc, or correct the name.')
  process.exit(1)
}
const verdicts = await judgeAll(files, (done) => {
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${files.length}`)
})

const compared = verdicts.filter((verdict): verdict is Compared => 'lines' in verdict)
const left = verdicts.flatMap((verdict) => ('why' in verdict ? [verdict] : []))
for (const { file, why } of left) console.log(`left out ${file}: ${why}`)
for (const { file, first, lines, identical, unknown } of compared) {
  if (!first) continue
  console.log(`\n${file}: ${identical} of ${lines} lines; the first difference is line ${first.at + 1}`)
  console.log(`  native ${first.native}\n  ours   ${first.ours}`)
  if (unknown.length > 0) console.log(`  unknown: ${unknown.join(', ')}`)
}
const boxes = new Map<string, number>()
for (const { left } of compared)
  for (const [name, count] of left) boxes.set(name, (boxes.get(name) ?? 0) + count)
const unknown = new Map<string, number>()
for (const each of compared.filter(({ same }) => !same))
  for (const name of each.unknown)
    unknown.set(name.replace(/ \(\d+\)$/, ''), (unknown.get(name.replace(/ \(\d+\)$/, '')) ?? 0) + 1)
const list = (found: ReadonlyMap<string, number>): string =>
  [...found]
    .sort((a, b) => b[1] - a[1])
    .map(([name, count]) => `${name} (${count})`)
    .join(', ')
console.log(`\nboxes taken out: ${list(boxes)}`)
console.log(`unknown in files that differ: ${list(unknown)}`)
const score = scoreOf(compared)
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`
console.log(`\noracle: ${pdVersion()}`)
console.log(`files: ${files.length}, left out ${left.length}, compared ${score.files}`)
console.log(`files identical: ${score.sameFiles} (${percent(score.sameFiles, score.files)})`)
const rounding = compared.filter((each) => each.rounding).length
console.log(`files that differ by the rounding of 32 bits alone: ${rounding}`)
console.log(
  `lines identical: ${score.sameLines} of ${score.lines} (${percent(score.sameLines, score.lines)})`
)

// Of the whole corpus alone: a part of it has no record.
if (positionals.length === 0) {
  const sunk = sinkings(score, recorded())
  for (const sentence of sunk) console.error(sentence)
  if (sunk.length > 0) process.exitCode = 1
}
