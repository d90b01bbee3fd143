// A file that came into the patch: its bytes lie among the patch's assets, the box keeps this reference to them.
import { isRecord, record, type MessageRecord } from '../../runtime/message.ts'

export interface FileRef {
  /** Of the bytes, in lower-case hex. */
  readonly sha256: string
  /** MIME type; '' where nobody knows it. */
  readonly type: string
  /** Bytes. */
  readonly size: number
  readonly name: string
}

/** The reference that a value is; null for anything else: patches come from strangers. */
export function readFileRef(value: unknown): FileRef | null {
  if (!isRecord(value)) return null
  const { sha256, type, size, name } = value
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) return null
  return {
    sha256,
    type: typeof type === 'string' ? type : '',
    size: typeof size === 'number' && size >= 0 ? size : 0,
    name: typeof name === 'string' ? name : ''
  }
}

/** What is told of a file along a cable. */
export const aboutFile = ({ name, type, size }: Omit<FileRef, 'sha256'>): MessageRecord =>
  record({ name, type, size })
