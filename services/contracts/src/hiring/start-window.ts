import { z } from 'zod';

const time = z.iso.datetime();

/**
 * When sittings may start: from `opensAt` on, and before `closesAt`. A sitting that started in time runs its full
 * time, also beyond `closesAt`.
 */
export const startWindowSchema = z
  .strictObject({ opensAt: time, closesAt: time })
  .refine(({ opensAt, closesAt }) => Date.parse(closesAt) > Date.parse(opensAt), {
    path: ['closesAt'],
    message: 'must be after opensAt',
  });
export type StartWindow = z.infer<typeof startWindowSchema>;
