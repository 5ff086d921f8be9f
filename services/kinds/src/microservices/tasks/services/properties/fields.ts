import { z } from 'zod';

/** Name of a member, stub, operation or phase. */
export const nameSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
  .max(32);

/** Name of a field of a message or a stored row. */
export const fieldSchema = z.string().min(1).max(60);

export const phasesSchema = z.array(nameSchema).min(1).max(10);
export const shareSchema = z.number().min(0).max(1);
export const durationMsSchema = z.number().int().min(0).max(60_000);

export const inPhases = (phases: readonly string[]): string => `in ${phases.join(', ')}`;
export const EVERYWHERE = 'in the whole scenario';
