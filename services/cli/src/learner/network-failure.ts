import { EXIT } from '../output.js';
import { LearnerError, NOTHING_SENT } from './learner-error.js';

/** The site cannot be reached, or is overloaded: the same request may succeed later. */
export class SiteAway extends LearnerError {
  readonly retryAfterMs: number;

  constructor(happened: string, next: string, retryAfterMs = 0) {
    super('SITE_AWAY', { happened, kept: 'Your files are unchanged.', next }, { exit: EXIT.voided });
    this.retryAfterMs = retryAfterMs;
  }
}

const CERTIFICATE = /^(CERT_|ERR_TLS|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO)/;
const TIME = /^CERT_(NOT_YET_VALID|HAS_EXPIRED)$/;

/** What `fetch` throws, as a failure with a remedy. */
export function describeNetworkFailure(error: unknown, site: string): LearnerError {
  const code = codeOf(error);
  if (TIME.test(code))
    return certificateFailure(
      `The certificate of ${site} is not valid now; the clock of this machine says ${new Date().toISOString()}.`,
      'If that time is wrong, set the clock. Otherwise report it to the administrator of the site.',
    );
  if (CERTIFICATE.test(code))
    return certificateFailure(
      `The certificate of ${site} cannot be verified (${code}).`,
      'If the site has its own certificate authority, set NODE_EXTRA_CA_CERTS to its certificate.',
    );
  return new SiteAway(
    `Could not reach ${site} (${code}).`,
    'Check your network and the address, then try again.',
  );
}

const certificateFailure = (happened: string, next: string): LearnerError =>
  new LearnerError('SITE_CERTIFICATE', { happened, kept: NOTHING_SENT, next }, { exit: EXIT.voided });

/** `ECONNREFUSED` says more than `fetch failed`. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no response in time';
  const { cause } = error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.message) : error.message;
}
