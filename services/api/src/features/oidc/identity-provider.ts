/** What a sign-in must bring back. Kept by the browser, sealed, until it returns. */
export interface SignInChecks {
  readonly state: string;
  readonly nonce: string;
  /** PKCE: only who began a sign-in can finish it. */
  readonly verifier: string;
}

/** Who signed in, as the provider says. */
export interface ProvedIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  /** Whether the provider says that the address belongs to this person. */
  readonly emailVerified: boolean;
}

/** Why a sign-in failed: the person declined; the provider does not respond; the answer is not acceptable. */
export type SignInFailure = 'denied' | 'unavailable' | 'failed';

export class SignInError extends Error {
  readonly failure: SignInFailure;
  constructor(failure: SignInFailure, cause: unknown) {
    super(`sign-in with the identity provider: ${failure}`, { cause });
    this.failure = failure;
  }
}

/** An OpenID Connect provider. */
export interface IdentityProvider {
  /** What people call it, such as `Example ID`. */
  readonly name: string;
  /** The checks of a new sign-in, and the provider's page to open. Throws `SignInError`. */
  begin(): Promise<{ readonly checks: SignInChecks; readonly url: string }>;
  /** Who came back; `query` is that of the callback's address. Throws `SignInError`. */
  finish(query: string, checks: SignInChecks): Promise<ProvedIdentity>;
  /** The provider's page that signs out there, too; undefined when it has none. */
  findSignOutUrl(): Promise<string | undefined>;
}
