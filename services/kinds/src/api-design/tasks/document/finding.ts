import type { DocumentEvidence, Reason } from '@hone/contracts';
import type { Finding } from '../../capabilities/capability.js';

/** A problem of the document for a consumer. */
export type Complaint = Partial<Pick<Finding, 'operation' | 'instead'>> &
  Pick<Finding, 'problem' | 'pointer'> & {
    /** Of a linter or of the reader of documents. */
    readonly rule?: string;
    /** The body that shows it, as JSON. */
    readonly value?: string;
    /** Whether the schema rejects that body, or accepts it; absent where it was not validated. */
    readonly isTooStrict?: boolean;
  };

/** The result of a check, which passes without complaints. */
export interface Verdict {
  readonly complaints: readonly Complaint[];
  /** `contract` when absent. */
  readonly reason?: Reason;
  /** Compared with the version before. */
  readonly changes?: DocumentEvidence['changes'];
}
