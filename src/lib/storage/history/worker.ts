// The worker that packs and compares versions, so that a large patch holds up nobody's typing.
import { asLoadbangError } from '../../runtime/errors.ts'
import { compareStates, pack } from './pack.ts'
import type { Answer, Question } from './work.ts'

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  answer(data).then(
    (result) => postMessage({ id: data.id, result } satisfies Answer),
    (error: unknown) =>
      postMessage({ id: data.id, error: asLoadbangError(error, 'history-failed').message } satisfies Answer)
  )
})

async function answer(question: Question): Promise<unknown> {
  return question.ask === 'pack'
    ? await pack(question.update)
    : compareStates(question.before, question.after)
}
