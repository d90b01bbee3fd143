// Room for a while: bytes that are written once, in order, and then read. Where they lie is the maker's business.

export interface Scratch {
  write(bytes: Uint8Array): Promise<void>
  /** Everything that was written; to be asked once. */
  end(): Promise<Blob>
  /** Gives the room back: what `end` gave cannot be read any more. Also for what was never ended. */
  remove(): Promise<void>
}

export type MakeScratch = () => Promise<Scratch>

export async function memoryScratch(): Promise<Scratch> {
  let parts: Uint8Array<ArrayBuffer>[] = []
  return {
    async write(bytes) {
      parts.push(new Uint8Array(bytes))
    },
    end: async () => new Blob(parts),
    async remove() {
      parts = []
    }
  }
}

/** Writes all of it; gives it as a Blob, or the room back if that fails. */
export async function collect(make: MakeScratch, chunks: AsyncIterable<Uint8Array>): Promise<KeptBlob> {
  const scratch = await make()
  try {
    for await (const chunk of chunks) await scratch.write(chunk)
    return { blob: await scratch.end(), remove: () => scratch.remove() }
  } catch (thrown) {
    await scratch.remove()
    throw thrown
  }
}

export interface KeptBlob {
  readonly blob: Blob
  /** Gives its room back. */
  remove(): Promise<void>
}
