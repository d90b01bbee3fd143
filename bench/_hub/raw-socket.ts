// A WebSocket client that does as little as it can, so that what is measured is the server: frames are found by their lengths and handed
// over as they lie in the buffer; what is sent is masked with zeros, which changes nothing. All sockets read into one
// buffer: Node would allocate one for each read.
import { randomBytes } from 'node:crypto'
import { connect, type Socket } from 'node:net'

export interface RawSocket {
  /** Bytes received since the upgrade, headers of frames included. */
  readonly received: number
  send(payload: Uint8Array): void
  close(): void
}

const shared = Buffer.allocUnsafe(256 * 1024)

/** `onFrame`: a whole message, valid only during the call. */
export function openRaw(
  port: number,
  path: string,
  onFrame: (payload: Uint8Array) => void
): Promise<RawSocket> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({
      port,
      host: '127.0.0.1',
      onread: {
        buffer: shared,
        callback: (length) => {
          receive(shared.subarray(0, length))
          return true
        }
      }
    })
    socket.setNoDelay(true)
    let received = 0
    let rest: Buffer = Buffer.alloc(0)
    let upgraded = false
    const raw: RawSocket = {
      get received() {
        return received
      },
      send: (payload) => void socket.write(frame(payload)),
      close: () => socket.destroy()
    }
    socket.on('error', reject)
    socket.on('connect', () =>
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`
      )
    )
    const receive = (chunk: Buffer): void => {
      let data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
      if (!upgraded) {
        const end = data.indexOf('\r\n\r\n')
        if (end < 0) return void (rest = Buffer.from(data))
        if (!data.toString('latin1', 0, 12).endsWith('101')) return reject(new Error(data.toString('latin1')))
        upgraded = true
        data = data.subarray(end + 4)
        received -= end + 4
        resolve(raw)
      }
      received += chunk.length
      let at = 0
      for (;;) {
        if (data.length - at < 2) break
        let [head, length] = [2, data[at + 1]! & 127]
        if (length === 126) {
          if (data.length - at < 4) break
          ;[head, length] = [4, data.readUInt16BE(at + 2)]
        } else if (length === 127) {
          if (data.length - at < 10) break
          ;[head, length] = [10, Number(data.readBigUInt64BE(at + 2))]
        }
        if (data.length - at < head + length) break
        // Texts and binary messages; pings are not answered within a bench's time.
        if ((data[at]! & 15) <= 2) onFrame(data.subarray(at + head, at + head + length))
        at += head + length
      }
      // The buffer is the next one's: what is left is copied out of it.
      if (at < data.length || rest.length > 0) rest = Buffer.from(data.subarray(at))
    }
  })
}

function frame(payload: Uint8Array): Buffer {
  const { length } = payload
  const head = length < 126 ? 6 : length < 65536 ? 8 : 14
  const bytes = Buffer.alloc(head + length)
  bytes[0] = 0x82
  if (head === 6) bytes[1] = 128 | length
  else if (head === 8) {
    bytes[1] = 128 | 126
    bytes.writeUInt16BE(length, 2)
  } else {
    bytes[1] = 128 | 127
    bytes.writeBigUInt64BE(BigInt(length), 2)
  }
  bytes.set(payload, head)
  return bytes
}
