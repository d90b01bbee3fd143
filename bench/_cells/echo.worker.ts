// The peer of the message bench: one function behind comlink.
import { expose } from 'comlink'

const echo = (message: unknown): unknown => message
export type Echo = typeof echo
expose(echo)
