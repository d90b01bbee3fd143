// The ports of [floatatom].
import { atomPorts } from './pd-atom.ports.ts'
import { pdInlet } from './pd-number.ports.ts'

export const ports = atomPorts('floatatom', pdInlet, { title: 'number' })
