import type { z } from 'zod';
import type { Method } from '../../http/route.js';

/** One operation of the API in the OpenAPI document. */
export interface Operation {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly tag:
    | 'practice'
    | 'submissions'
    | 'session'
    | 'account'
    | 'drafts'
    | 'aids'
    | 'assessments'
    | 'admin'
    | 'health';
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly success: {
    readonly status: number;
    readonly description: string;
    /** Absent when the response has no body. */
    readonly schema?: z.ZodType;
  };
  /** A status of success without a body that the same request may have. */
  readonly emptySuccess?: { readonly status: number; readonly description: string };
  /** Media types of a response that is not JSON. */
  readonly mediaTypes?: readonly string[];
  /** Further media types of the same response. */
  readonly alsoAs?: string;
  /** Statuses that are answered with a problem document. */
  readonly problems: readonly number[];
}
