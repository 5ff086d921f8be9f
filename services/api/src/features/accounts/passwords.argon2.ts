import { hash, verify, type Options } from '@node-rs/argon2';
import type { Passwords } from './passwords.js';

/** Argon2id is the library's default. OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const STRONG: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash with these parameters that matches no password; a unit test checks that the parameters agree. */
const UNMATCHABLE_HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$wi1B8DwXnTDRAkQpG9ZD+A$mtw9l+l0W/BckBAW9emXPpIEL1fUoJdyUFG0Be/hNyg';

/** Hashes passwords with Argon2id on the runtime's thread pool; weaker parameters are for tests only. */
export function createArgon2Passwords(parameters = STRONG): Passwords {
  return {
    hash: (password) => hash(password.normalize('NFC'), parameters),
    async verify(passwordHash, password) {
      const matches = await verify(passwordHash ?? UNMATCHABLE_HASH, password.normalize('NFC'));
      return matches && passwordHash !== undefined;
    },
  };
}
