// How the boxes of stores speak: each request is answered by one tagged record, later, in the order of the requests (rule 21);
// an error is a record too, and stands on the box until something succeeds.
import type { ObjectContext } from '../../runtime/define.ts'
import type { LoadbangError } from '../../runtime/errors.ts'
import { record, type Value } from '../../runtime/message.ts'

export interface Fields {
  readonly [field: string]: Value
}

export interface Answering {
  /** Answers when the request is done. */
  answer<T>(request: Promise<T>, reply: (result: T) => Fields): void
  /** Answers when it is done, and only if it fails. */
  report(request: Promise<unknown>): void
  /** Says what was not asked for just now (a watch has news): in a turn of its own, behind the answers that are still to come. */
  tell(work: () => void): void
  send(fields: Fields): void
  failed(reason: LoadbangError): void
}

export function answering({
  outlets,
  later,
  error,
  clearError
}: Pick<ObjectContext<unknown>, 'outlets' | 'later' | 'error' | 'clearError'>): Answering {
  const send = (fields: Fields): void => outlets[0]!.send(record(fields))
  const failed = (reason: LoadbangError): void => {
    error(reason)
    send({ op: 'error', message: reason.sentence })
  }
  return {
    answer: (request, reply) =>
      later(
        request,
        (result) => {
          clearError()
          send(reply(result))
        },
        failed
      ),
    report: (request) => later(request, clearError, failed),
    tell: (work) => later(Promise.resolve(), work),
    send,
    failed
  }
}
