// What is stored, for completion: names of stores, keys, collections, fields of documents.
import type { Scope, Storage } from '../runtime/ports.ts'
import type { LiveMachine } from './live-machine.ts'
import type { CompletionQuestion } from './protocol.ts'

export function complete(
  question: CompletionQuestion,
  storage: Storage,
  machine: LiveMachine
): Promise<string[]> {
  if (question.ask === 'stores') return storage.storeNames(question.kind)
  const scope = scopeOf(question, machine)
  switch (question.ask) {
    case 'keys':
      return storage.kv(scope).keys()
    case 'collections':
      return storage.db(scope).collections()
    case 'fields':
      return storage.fields(scope, question.collection)
  }
}

function scopeOf(
  { store, nodeId = '' }: Exclude<CompletionQuestion, { ask: 'stores' }>,
  machine: LiveMachine
): Scope {
  if (store !== null) return ['name', store]
  return ['node', machine.graph.boxes.get(nodeId)?.instance.path ?? [], nodeId]
}
