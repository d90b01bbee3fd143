// For tests: a hub in a process of its own, to be killed. Compacts all the time, so that a kill falls into that too.
import { openHub } from '../hub.ts'
import { serveHub } from '../serve.ts'
import { testAccess } from './access.ts'

const [folder = ''] = process.argv.slice(2)
const hub = await openHub({
  folder,
  authorize: testAccess().authorize,
  rooms: { times: { debounce: 20, latest: 40, sweep: 50, retry: 20 }, compact: { idle: 0 } }
})
const running = await serveHub(hub, (_, response) => void response.end(), { port: 0, host: '127.0.0.1' })
console.log(running.port)
