// How much a file may ask of whoever opens it. Stored (uncompressed) media are limited by the size of the file alone.
export const perfLimits = {
  /** Bytes of the whole file. */
  file: 2 ** 31 - 1,
  entries: 10_000,
  /** Bytes of one inflated entry, and of all deflated ones together. */
  inflated: 256 * 2 ** 20,
  inflatedTotal: 512 * 2 ** 20,
  /** Inflated over compressed size, asked of entries above `ratioFrom` bytes. A JSON patch stays below 20. */
  ratio: 120,
  ratioFrom: 2 ** 20,
  /** Bytes of performance.json. */
  json: 64 * 2 ** 20,
  jsonDepth: 200,
  name: 300
} as const
