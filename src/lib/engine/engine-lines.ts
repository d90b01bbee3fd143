// What the page says in the console when it is the engine itself that fails, not a box of the patch.
import type { ConsoleLine } from '../runtime/ports.ts'
import { SILENCE } from './protocol.ts'

export const silentLine = (): ConsoleLine => ({
  level: 'error',
  code: 'engine-silent',
  text: `The patch did not answer for ${SILENCE / 1000} s and was stopped. Nothing that you made is lost.`,
  advice: 'Take out what loops, then start it again.'
})

export const loadLine = (why: string): ConsoleLine => ({
  level: 'error',
  code: 'engine-load',
  text: `The part of Loadbang that runs patches could not be loaded${why ? ` (${why})` : ''}. Nothing that you made is lost.`,
  advice: 'Look whether the network is there, then start the patch again, or reload the page.'
})

/** Something of ours threw inside the worker; the patch goes on. */
export const faultLine = (why: string): ConsoleLine => ({
  level: 'error',
  code: 'engine-fault',
  text: `Something went wrong inside Loadbang: ${why || 'it does not say what'}.`,
  advice: 'The patch goes on. If it behaves oddly, reload the page.'
})
