// SHA-256 (FIPS 180-4), in lower-case hex. Of bytes in memory by Web Crypto, which is there in pages on a secure origin or
// localhost, in workers, and in Node; of what comes piece by piece by hand, because Web Crypto has nothing for that, and so too in
// a page that comes from another machine of the network without TLS.

export async function sha256(bytes: Uint8Array): Promise<string> {
  const subtle = crypto.subtle as SubtleCrypto | undefined
  if (!subtle) return new Sha256().update(bytes).digest()
  const digest = await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return hex(new Uint8Array(digest))
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** Whether a text is a hash as these functions write it. */
export const isSha256 = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{64}$/.test(text)

const BLOCK = 64

// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
const K = Int32Array.of(
  0x428a2f98,
  0x71374491,
  0xb5c0fbcf,
  0xe9b5dba5,
  0x3956c25b,
  0x59f111f1,
  0x923f82a4,
  0xab1c5ed5,
  0xd807aa98,
  0x12835b01,
  0x243185be,
  0x550c7dc3,
  0x72be5d74,
  0x80deb1fe,
  0x9bdc06a7,
  0xc19bf174,
  0xe49b69c1,
  0xefbe4786,
  0x0fc19dc6,
  0x240ca1cc,
  0x2de92c6f,
  0x4a7484aa,
  0x5cb0a9dc,
  0x76f988da,
  0x983e5152,
  0xa831c66d,
  0xb00327c8,
  0xbf597fc7,
  0xc6e00bf3,
  0xd5a79147,
  0x06ca6351,
  0x14292967,
  0x27b70a85,
  0x2e1b2138,
  0x4d2c6dfc,
  0x53380d13,
  0x650a7354,
  0x766a0abb,
  0x81c2c92e,
  0x92722c85,
  0xa2bfe8a1,
  0xa81a664b,
  0xc24b8b70,
  0xc76c51a3,
  0xd192e819,
  0xd6990624,
  0xf40e3585,
  0x106aa070,
  0x19a4c116,
  0x1e376c08,
  0x2748774c,
  0x34b0bcb5,
  0x391c0cb3,
  0x4ed8aa4a,
  0x5b9cca4f,
  0x682e6ff3,
  0x748f82ee,
  0x78a5636f,
  0x84c87814,
  0x8cc70208,
  0x90befffa,
  0xa4506ceb,
  0xbef9a3f7,
  0xc67178f2
)

/** One hash of bytes that come in pieces: `update` as often as there are pieces, `digest` once. */
export class Sha256 {
  // And those of the square roots of the first eight.
  readonly #state = Int32Array.of(
    0x6a09e667,
    0xbb67ae85,
    0x3c6ef372,
    0xa54ff53a,
    0x510e527f,
    0x9b05688c,
    0x1f83d9ab,
    0x5be0cd19
  )
  readonly #words = new Int32Array(64)
  /** What is too little for a block yet. */
  readonly #rest = new Uint8Array(BLOCK)
  #held = 0
  #length = 0

  update(bytes: Uint8Array): this {
    this.#length += bytes.length
    let at = 0
    if (this.#held > 0) {
      at = Math.min(BLOCK - this.#held, bytes.length)
      this.#rest.set(bytes.subarray(0, at), this.#held)
      this.#held += at
      if (this.#held < BLOCK) return this
      this.#blocks(this.#rest, 0, BLOCK)
    }
    const whole = bytes.length - ((bytes.length - at) % BLOCK)
    this.#blocks(bytes, at, whole)
    this.#rest.set(bytes.subarray(whole))
    this.#held = bytes.length - whole
    return this
  }

  digest(): string {
    const length = this.#length
    // One bit, zeros, and the length in bits, so that all of it makes whole blocks.
    const end = new Uint8Array(this.#held < BLOCK - 8 ? BLOCK - this.#held : 2 * BLOCK - this.#held)
    end[0] = 0x80
    const view = new DataView(end.buffer)
    view.setUint32(end.length - 8, Math.floor(length / 0x2000_0000))
    view.setUint32(end.length - 4, length << 3)
    this.update(end)
    const out = new DataView(new ArrayBuffer(32))
    this.#state.forEach((word, i) => out.setInt32(i * 4, word))
    return hex(new Uint8Array(out.buffer))
  }

  #blocks(bytes: Uint8Array, from: number, to: number): void {
    const w = this.#words
    const state = this.#state
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (let at = from; at < to; at += BLOCK) {
      for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4)
      for (let i = 16; i < 64; i++) {
        const x = w[i - 15]!
        const y = w[i - 2]!
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
        w[i] = (w[i - 16]! + s0 + w[i - 7]! + s1) | 0
      }
      let a = state[0]!
      let b = state[1]!
      let c = state[2]!
      let d = state[3]!
      let e = state[4]!
      let f = state[5]!
      let g = state[6]!
      let h = state[7]!
      for (let i = 0; i < 64; i++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
        const t1 = (h + s1 + (g ^ (e & (f ^ g))) + K[i]! + w[i]!) | 0
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
        const t2 = (s0 + ((a & b) | (c & (a | b)))) | 0
        h = g
        g = f
        f = e
        e = (d + t1) | 0
        d = c
        c = b
        b = a
        a = (t1 + t2) | 0
      }
      state[0] = (state[0]! + a) | 0
      state[1] = (state[1]! + b) | 0
      state[2] = (state[2]! + c) | 0
      state[3] = (state[3]! + d) | 0
      state[4] = (state[4]! + e) | 0
      state[5] = (state[5]! + f) | 0
      state[6] = (state[6]! + g) | 0
      state[7] = (state[7]! + h) | 0
    }
  }
}
