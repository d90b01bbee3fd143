// Frames that no client would send, mutated and random, before and after signing in: the hub lives, acknowledges nothing falsely, and closes
// nobody but their sender.
//
//     npm run test:long -- hub-frames [FRAMES] [SEED]
import { startHub } from '../hub/testing/clients.ts'
import { fuzz } from '../hub/testing/fuzz.ts'
import { mulberry32 } from '../hub/testing/random.ts'

const frames = Number(process.argv[2] ?? 1_000_000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
console.log(`${frames} frames, seed ${seed}`)
const hub = await startHub()
const report = await fuzz(hub, frames, mulberry32(seed), console.log)
await hub.remove()
console.log(
  `${report.frames} frames on ${report.connections} connections, closed with ${JSON.stringify(report.codes)}; ` +
    `${report.falseAcknowledgements} false acknowledgements, ${report.bystanders.length} bystanders cut off (${report.bystanders.join('; ')}); seed ${seed}`
)
process.exit(report.falseAcknowledgements + report.bystanders.length === 0 ? 0 : 1)
