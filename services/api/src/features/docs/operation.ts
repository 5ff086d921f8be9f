import type { z } from 'zod';
import type { Method } from '../../http/route.js';

/** One operation of the API, as the document tells it. */
export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly tag: 'practice' | 'submissions' | 'session' | 'account' | 'drafts' | 'aids' | 'health';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly success: {
    readonly status: number;
    readonly description: string;
    /** Absent where the answer has no body. */
    readonly schema?: z.ZodType;
  };
  /** Media types of an answer that is not JSON. */
  readonly mediaTypes?: readonly string[];
  /** Other media types of the same answer. */
  readonly alsoAs?: string;
  /** Statuses that are answered by a problem document. */
  readonly problems: readonly number[];
}
