import { z } from 'zod';
import { OrderRefused } from '../order.js';

/** Names of the errors that kinds throw when an author's program or data failed. */
const AUTHOR_FAULTS = ['TrustedProgramFault', 'TaskFault', 'ValidatorFault'] as const;

const faultSchema = z.object({
  name: z.enum(AUTHOR_FAULTS),
  message: z.string(),
  stderr: z.string().optional(),
});

const STDERR_CHARACTERS = 600;

/** What the author must fix. */
export interface AuthorFault {
  readonly code: 'PROGRAM_FAULT' | 'SOLUTION_REFUSED';
  readonly message: string;
}

/** Finds an author's error (own program failed, files rejected); undefined for a platform fault. */
export function findAuthorFault(error: unknown): AuthorFault | undefined {
  if (error instanceof OrderRefused) return { code: 'SOLUTION_REFUSED', message: error.message };
  if (!(error instanceof Error)) return undefined;
  const { name, message } = error;
  const stderr: unknown = 'stderr' in error ? error.stderr : undefined;
  const parsed = faultSchema.safeParse({ name, message, ...(stderr === undefined ? {} : { stderr }) });
  if (!parsed.success) return undefined;
  return { code: 'PROGRAM_FAULT', message: `${message}${excerpt(parsed.data.stderr)}` };
}

/** The end of a program's stderr, which has the cause. */
function excerpt(stderr = ''): string {
  const text = stderr.trim();
  if (text === '') return '; its stderr is empty';
  return `; stderr: ${text.length > STDERR_CHARACTERS ? `…${text.slice(-STDERR_CHARACTERS)}` : text}`;
}
