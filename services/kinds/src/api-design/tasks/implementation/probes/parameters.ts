import { z } from 'zod';
import { drawSchema } from '../../../exchanges/draw-values.js';
import { checkShape } from '../../../manifest-fields.js';

/** The name of an operation, of a caller, of a drawn value. */
export const nameSchema = z
  .string()
  .regex(/^[a-z][a-zA-Z0-9]*$/, 'a name such as createOrder')
  .max(60);

export const statusesSchema = z.array(z.number().int().min(100).max(599)).min(1).max(10);

/** The place of a value in a JSON body. */
export const placeSchema = z
  .string()
  .regex(/^json(\.[A-Za-z0-9_-]+)*$/, 'a place such as json.items')
  .max(200);

/** The name of a parameter of a query. */
export const parameterSchema = z.string().regex(/^[A-Za-z0-9_.[\]-]{1,60}$/, 'the name of a parameter');

export const drawsSchema = z.record(nameSchema, drawSchema).default({});

/** Fields that every probe has beside its own parameters. */
export const probeShape = {
  ...checkShape,
  /** Values that operations use, drawn anew for every use. */
  draw: drawsSchema,
  /** The caller whose token `{{caller}}` is; the first one when absent. */
  as: nameSchema.optional(),
  /** Operations that come first; all others may use the values they keep. */
  setup: z.array(nameSchema).max(10).default([]),
};
