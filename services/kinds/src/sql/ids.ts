import { z } from 'zod';

/** Id of an instance, family, probe or group. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'lower-case letters, digits and hyphens')
  .max(60);
