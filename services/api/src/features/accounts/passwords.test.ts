import { describe, expect, it } from 'vitest';
import { createArgon2Passwords } from './passwords.argon2.js';

const passwords = createArgon2Passwords();

describe('a password hash', () => {
  it('is Argon2id with 19 MiB, two passes and one lane, and has a unique salt', async () => {
    const [one, other] = await Promise.all([passwords.hash('plum otter'), passwords.hash('plum otter')]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(other).not.toBe(one);
  });

  it('matches only its password, in any Unicode form', async () => {
    const hash = await passwords.hash('Zoë likes plums');
    expect(await passwords.verify(hash, 'Zoe\u0308 likes plums')).toBe(true);
    expect(await passwords.verify(hash, 'zoë likes plums')).toBe(false);
  });

  it('of no user never matches, not even with its own password', async () => {
    expect(await passwords.verify(undefined, 'x')).toBe(false);
  });
});
