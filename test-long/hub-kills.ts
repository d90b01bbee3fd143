// Nothing that the hub acknowledged is lost: it is killed outright again and again while two writers write, one in each protocol, and while
// it compacts; and nothing that a listener heard, either.
//
//     npm run test:long -- hub-kills [ROUNDS] [SEED]
import { killRounds } from '../hub/testing/kill-rounds.ts'
import { mulberry32 } from '../hub/testing/random.ts'

const rounds = Number(process.argv[2] ?? 1000)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
console.log(`${rounds} rounds, seed ${seed}`)
const { acknowledged, lost, unheard } = await killRounds(rounds, mulberry32(seed), console.log)
for (const key of lost) console.log(`${key} was acknowledged and is gone`)
for (const key of unheard) console.log(`${key} was heard and is gone`)
console.log(
  `${rounds} rounds, ${acknowledged} acknowledged changes, ${lost.length} of them lost, ` +
    `${unheard.length} heard and lost; seed ${seed}`
)
process.exit(lost.length + unheard.length === 0 && acknowledged > 0 ? 0 : 1)
