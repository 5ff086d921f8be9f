import { z } from 'zod';

/** Id of a check, family, instance, probe or group. */
export const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'must be lower-case letters, digits and hyphens')
  .max(60);

/** A path inside the challenge folder. */
export const pathSchema = z
  .string()
  .regex(
    /^(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/+-]*$/,
    'must be a path relative to the challenge folder, such as tests/generate.py',
  )
  .max(200);
