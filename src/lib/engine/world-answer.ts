// What cells ask of the world outside, on its way from the page to the worker and back: with the codes of its errors.
import { transfer, type Remote } from 'comlink'
import { asLoadbangError, LoadbangError } from '../runtime/errors.ts'
import { noWorlds } from '../jsrunner/world.ts'
import type { CellIdentity, StreamRequest, WorldReply, WorldRequest, Worlds } from '../jsrunner/world.ts'
import type { BoxError, EngineEvents, StreamNews, WorldAnswer } from './protocol.ts'

/** The page's answer. Never rejects. */
export async function answerWorld(
  worlds: Worlds | undefined,
  cell: CellIdentity,
  request: WorldRequest
): Promise<WorldAnswer> {
  try {
    const value = await (worlds ?? noWorlds).ask(cell, request)
    return transfer({ value }, movable(value))
  } catch (thrown) {
    return { error: plain(asLoadbangError(thrown, 'cell-network')) }
  }
}

function movable(value: WorldReply): Transferable[] {
  if (typeof value === 'boolean') return []
  return ['body' in value ? value.body : value]
}

/** The page's side of what is heard piece by piece. */
export function streamWorld(
  worlds: Worlds | undefined,
  cell: CellIdentity,
  request: StreamRequest,
  port: MessagePort
): void {
  const tell = (news: StreamNews): void => port.postMessage(news)
  const stop = (worlds ?? noWorlds).listen(cell, request, {
    item: (item) => tell({ item }),
    failed: (error) => tell({ error: plain(error) })
  })
  port.onmessage = () => {
    stop()
    port.close()
  }
}

/** The world as the worker has it. */
export function worldOfPage(events: Pick<Remote<EngineEvents>, 'world' | 'stream'>): Worlds {
  return {
    async ask(cell, request) {
      const answer = await events.world(cell, request)
      if ('value' in answer) return answer.value
      throw coded(answer.error)
    },
    listen(cell, request, { item, failed }) {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = ({ data }: MessageEvent<StreamNews>) => {
        if ('item' in data) item(data.item)
        else failed(coded(data.error))
      }
      events
        .stream(cell, request, transfer(port2, [port2]))
        .catch((thrown: unknown) => failed(asLoadbangError(thrown)))
      return () => {
        port1.onmessage = null
        port1.postMessage('end')
      }
    }
  }
}

const plain = ({ code, message, advice }: LoadbangError): BoxError => ({ code, message, advice })
const coded = ({ code, message, advice }: BoxError): LoadbangError => new LoadbangError(code, message, advice)
