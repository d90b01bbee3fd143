// The worker's side of a patch's files: made when the first boxes come that read or write any.
import type { Remote } from 'comlink'
import { LoadbangError } from '../runtime/errors.ts'
import type { ConsoleLine, Ports } from '../runtime/ports.ts'
import type { Binary } from '../runtime/message.ts'
import type { LiveCatalogue } from '../objects/live-catalogue.ts'
import type { LiveFiles } from './live-files.ts'
import type { EngineEvents, FileList } from './protocol.ts'

/** One object of each group of objects that know files. */
const KNOW = ['file', 'textfile', 'array']

/** What the types of a page do not know: workers have it. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer
}

interface World {
  ports: Ports
  events: Remote<EngineEvents>
  line(thrown: unknown): ConsoleLine
}

export class HostFiles {
  readonly #world: World
  #list: FileList
  #files: Promise<LiveFiles> | null = null

  constructor(list: FileList, world: World) {
    this.#list = list
    this.#world = world
    world.ports.panels = {
      ask: async (question) => {
        const { names, list: newer } = await world.events.ask(question)
        await this.take(newer)
        return names
      }
    }
  }

  /** To be waited for before boxes of new classes are made. */
  async prepare(catalogue: LiveCatalogue): Promise<void> {
    if (!this.#files && KNOW.some((name) => catalogue.get(name))) this.#files = this.#open()
    await this.#files
  }

  async take(list: FileList): Promise<void> {
    if (list.version > this.#list.version) this.#list = list
    await (await this.#files)?.take(list)
  }

  async flush(): Promise<void> {
    await (await this.#files?.catch(() => null))?.flush()
  }

  async #open(): Promise<LiveFiles> {
    const { ports, events, line } = this.#world
    const { LiveFiles } = await import('./live-files.ts')
    const files = new LiveFiles({
      open: ({ sha256, type }) => ports.assets.get(sha256, type).then(asBlob),
      readNow: (blob) => new Uint8Array(new FileReaderSync().readAsArrayBuffer(blob)),
      async keep(name, content) {
        const answer = await events.keep(name, content)
        if ('version' in answer) return answer
        throw new LoadbangError(answer.code ?? 'storage-failed', answer.text, answer.advice)
      },
      failed(name, thrown) {
        const { text, ...rest } = line(thrown)
        ports.console.write({ ...rest, text: `“${name}” is not saved with the patch: ${text}` })
      }
    })
    await files.take(this.#list)
    return (ports.files = files)
  }
}

const asBlob = (bytes: Binary | null): Blob | null => (bytes instanceof Blob ? bytes : null)
