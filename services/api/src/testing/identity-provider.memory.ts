import { randomBytes } from 'node:crypto';
import {
  SignInError,
  type IdentityProvider,
  type ProvedIdentity,
  type SignInChecks,
  type SignInFailure,
} from '../features/oidc/identity-provider.js';

/** A provider in memory, for unit tests. */
export interface MemoryProvider extends IdentityProvider {
  /** Acts as the person at the provider; returns the query that the browser comes back with. */
  answer(url: string, person: Omit<ProvedIdentity, 'issuer'> | 'denied'): string;
  /** Whether it responds. */
  isUnavailable: boolean;
}

const ISSUER = 'https://id.example.org';

export function createMemoryProvider(): MemoryProvider {
  const codes = new Map<string, { person: Omit<ProvedIdentity, 'issuer'>; checks: SignInChecks }>();
  const begun = new Map<string, SignInChecks>();
  const random = () => randomBytes(12).toString('base64url');
  const fail = (failure: SignInFailure) => Promise.reject(new SignInError(failure, undefined));
  const provider: MemoryProvider = {
    name: 'Example ID',
    isUnavailable: false,
    answer(url, person) {
      const state = new URL(url).searchParams.get('state') ?? '';
      const checks = begun.get(state);
      if (checks === undefined || person === 'denied') return `error=access_denied&state=${state}`;
      const code = random();
      codes.set(code, { person, checks });
      return `code=${code}&state=${state}`;
    },
    begin() {
      if (provider.isUnavailable) return fail('unavailable');
      const checks = { state: random(), nonce: random(), verifier: random() };
      begun.set(checks.state, checks);
      return Promise.resolve({ checks, url: `${ISSUER}/auth?state=${checks.state}` });
    },
    finish(query, checks) {
      const answer = new URLSearchParams(query);
      if (answer.get('state') !== checks.state) return fail('failed');
      if (answer.get('error') === 'access_denied') return fail('denied');
      const code = answer.get('code') ?? '';
      const found = codes.get(code);
      codes.delete(code);
      if (found?.checks.verifier !== checks.verifier || found.checks.nonce !== checks.nonce)
        return fail('failed');
      return Promise.resolve({ issuer: ISSUER, ...found.person });
    },
    findSignOutUrl: () => Promise.resolve(`${ISSUER}/sign-out`),
  };
  return provider;
}
