// How much a file may ask of whoever opens it. Stored (uncompressed) entries are limited by the size of the file alone, but for the
// table of contents and what is read into memory as a whole.
export const perfLimits = {
  /** Bytes of the whole file. */
  file: 2 ** 31 - 1,
  entries: 60_000,
  /** Bytes of the table of contents. */
  directory: 32 * 2 ** 20,
  /** Bytes of one inflated entry, and of all deflated ones together. */
  inflated: 256 * 2 ** 20,
  inflatedTotal: 512 * 2 ** 20,
  /** Inflated over compressed size, asked of entries above `ratioFrom` bytes. A JSON patch stays below 20. */
  ratio: 120,
  ratioFrom: 2 ** 20,
  /** Bytes of performance.json. */
  json: 64 * 2 ** 20,
  jsonDepth: 200,
  /** Bytes of one line of stored data, and how deep it may be nested: values may to 500, and a tag is a level of its own. */
  line: 256 * 2 ** 20,
  lineDepth: 1_100,
  /** Stored binaries above so many bytes are entries of their own; so a patch's share of the disk makes no more than 32,768. */
  inline: 16 * 2 ** 10,
  /** Bytes of binaries that one stored value may refer to, and all of them: what a patch can keep. */
  value: 64 * 2 ** 20,
  data: 512 * 2 ** 20,
  name: 300
} as const
