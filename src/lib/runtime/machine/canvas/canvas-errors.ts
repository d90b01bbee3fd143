// What is said of messages that change a canvas, the running part of a patch.
import { LoadbangError } from '../../errors.ts'

export const noCanvasMethod = (what: string): LoadbangError =>
  new LoadbangError(
    'canvas-method',
    `A canvas has no method for ${what}.`,
    'It takes obj, msg, text, floatatom, symbolatom, listbox, array, graph, connect, disconnect, clear, rename and loadbang.'
  )

export const badCanvasArguments = (selector: string, wants: string): LoadbangError =>
  new LoadbangError(
    'canvas-arguments',
    `The canvas was sent “${selector}” with wrong arguments.`,
    `Write ${wants}.`
  )

export const notConnected = (ends: string, what: string): LoadbangError =>
  new LoadbangError(
    'canvas-connect',
    `The message “connect ${ends}” made no cable: ${what}.`,
    'Boxes are counted from 0 in the order in which they were made, comments among them.'
  )

export const canvasFull = (most: number, what: string): LoadbangError =>
  new LoadbangError(
    'canvas-full',
    `No more is made: the patch has ${most} ${what} that were made by messages.`,
    'Send “clear” to the canvas before it makes others, or look for what makes them without an end.'
  )

export const canvasDeep = (most: number): LoadbangError =>
  new LoadbangError(
    'canvas-deep',
    `Nothing more is made here: the canvas lies in ${most} others.`,
    'Look for an abstraction that makes itself.'
  )
