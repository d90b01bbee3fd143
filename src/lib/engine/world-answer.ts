// What cells ask of the world outside, on its way from the page to the worker and back: with the codes of its errors.
import { transfer, type Remote } from 'comlink'
import { asLoadbangError, LoadbangError } from '../runtime/errors.ts'
import type { CellIdentity, WorldRequest, Worlds } from '../jsrunner/world.ts'
import type { EngineEvents, WorldAnswer } from './protocol.ts'

/** The page's answer. Never rejects. */
export async function answerWorld(
  worlds: Worlds,
  cell: CellIdentity,
  request: WorldRequest
): Promise<WorldAnswer> {
  try {
    const value = await worlds.ask(cell, request)
    return typeof value === 'boolean' ? { value } : transfer({ value }, [value.body])
  } catch (thrown) {
    const { code, message, advice } = asLoadbangError(thrown, 'cell-network')
    return { error: { code, message, advice } }
  }
}

/** The world as the worker has it. */
export function worldOfPage(events: Pick<Remote<EngineEvents>, 'world'>): Worlds {
  return {
    async ask(cell, request) {
      const answer = await events.world(cell, request)
      if ('value' in answer) return answer.value
      const { code, message, advice } = answer.error
      throw new LoadbangError(code, message, advice)
    }
  }
}
