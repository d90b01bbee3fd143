// The host of boxes in a picture of a patch: nothing is selected or edited there; controls play where something runs.
import type { EngineClient } from '../../engine/client-types.ts'
import type { BoxHost } from '../boxes/host.ts'
import type { Registers } from './registers.ts'

export function viewHost(engine: EngineClient, registers: Registers): BoxHost {
  return {
    engine,
    mode: 'view',
    ownData: false,
    coming: false,
    isSelected: () => false,
    isCurrent: () => false,
    hint: () => null,
    portHint: () => null,
    isAimed: () => false,
    plays: () => true,
    play: (id, message) => engine.play(id, message),
    save: () => {},
    saveCode: () => {},
    codeNow: () => null,
    cells: null,
    saveParam: () => false,
    // There is no patch to keep it in: it lasts as long as the picture.
    keepFile: (id, _field, file) => Promise.resolve(engine.play(id, file)),
    leave: () => false,
    onFlash: (id, flash) => registers.addFlash(id, flash),
    playable: (id, control) => registers.addControl(id, control),
    appear: (id) => registers.appear(id)
  }
}
