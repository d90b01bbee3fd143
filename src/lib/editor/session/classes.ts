// The classes that the page knows: the light catalogue, without what makes objects run.
import { shapeFor } from '../../objects/ports.ts'
import { classesOf } from '../../patch/classes.ts'

export const classes = classesOf({ get: shapeFor })
