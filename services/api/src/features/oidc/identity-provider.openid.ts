import * as client from 'openid-client';
import {
  SignInError,
  type IdentityProvider,
  type ProvedIdentity,
  type SignInChecks,
  type SignInFailure,
} from './identity-provider.js';

export interface OpenIdOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  /** The address of our callback, as registered with the provider. */
  readonly callbackUrl: string;
  /** Where the provider sends people after they signed out there. */
  readonly signedOutUrl: string;
}

const SCOPE = 'openid email profile';
const TIMEOUT_SECONDS = 10;
const LOOPBACK = /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/;

/**
 * An OpenID Connect provider, found by discovery at the first sign-in. Code flow with PKCE, state and nonce;
 * plain HTTP only on this machine.
 */
export function createOpenIdProvider(options: OpenIdOptions): IdentityProvider {
  const { callbackUrl: redirect_uri, signedOutUrl } = options;
  const discover = createDiscovery(options);
  return {
    name: options.name,
    async begin() {
      const config = await discover();
      const checks = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      };
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri,
        scope: SCOPE,
        state: checks.state,
        nonce: checks.nonce,
        code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
        code_challenge_method: 'S256',
      });
      return { checks, url: url.href };
    },
    async finish(query, checks) {
      const config = await discover();
      try {
        return await identify(config, new URL(`?${query}`, redirect_uri), checks);
      } catch (error) {
        throw new SignInError(failureOf(error), error);
      }
    },
    async findSignOutUrl() {
      const config = await discover();
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: signedOutUrl }).href;
    },
  };
}

/** Discovers once; after a failure, again at the next sign-in. */
function createDiscovery({ issuer, clientId, clientSecret }: OpenIdOptions) {
  const execute = LOOPBACK.test(issuer) ? [client.allowInsecureRequests] : [];
  let found: Promise<client.Configuration> | undefined;
  return async (): Promise<client.Configuration> => {
    found ??= client.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      execute,
      timeout: TIMEOUT_SECONDS,
    });
    try {
      return await found;
    } catch (error) {
      found = undefined;
      throw new SignInError('unavailable', error);
    }
  };
}

async function identify(
  config: client.Configuration,
  url: URL,
  { state, nonce, verifier }: SignInChecks,
): Promise<ProvedIdentity> {
  const tokens = await client.authorizationCodeGrant(config, url, {
    expectedState: state,
    expectedNonce: nonce,
    pkceCodeVerifier: verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (claims === undefined) throw new Error('the provider sent no ID token');
  const { iss: issuer, sub: subject } = claims;
  const hasInfo = config.serverMetadata().userinfo_endpoint !== undefined;
  // Many providers put the address into the user info only.
  const more =
    claims['email'] === undefined && hasInfo
      ? await client.fetchUserInfo(config, tokens.access_token, subject)
      : {};
  const { email, email_verified, name }: Record<string, unknown> = { ...claims, ...more };
  return {
    issuer,
    subject,
    name: typeof name === 'string' ? name : undefined,
    email: typeof email === 'string' ? email : undefined,
    emailVerified: email_verified === true,
  };
}

const BUSY: ReadonlySet<string> = new Set(['server_error', 'temporarily_unavailable']);

function failureOf(error: unknown): SignInFailure {
  if (error instanceof client.AuthorizationResponseError) {
    if (error.error === 'access_denied') return 'denied';
    return BUSY.has(error.error) ? 'unavailable' : 'failed';
  }
  const isNetwork =
    error instanceof TypeError || (error instanceof client.ClientError && error.code === 'OAUTH_TIMEOUT');
  return isNetwork ? 'unavailable' : 'failed';
}
