// A WebSocket message from a server as it goes over the wire (RFC 6455, 5.2): made once for all who receive it. The ws package makes a header for each
// receiver and writes it and the payload apart, which was half of what a delivery costs.
const binary = 0x82

/** One whole binary message, unmasked, as servers send it. */
export function wsFrame(payload: Uint8Array): Buffer {
  const { length } = payload
  const header = length < 126 ? 2 : length < 65536 ? 4 : 10
  const frame = Buffer.allocUnsafe(header + length)
  frame[0] = binary
  if (header === 2) frame[1] = length
  else if (header === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(payload, header)
  return frame
}
