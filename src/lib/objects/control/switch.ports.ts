// The ports of [switch]: see gate.ports.ts.
export { switchPorts as ports } from './gate.ports.ts'
