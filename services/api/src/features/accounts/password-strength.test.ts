import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { findWeakness } from './password-strength.js';

const ADA = { email: 'ada.lovelace@example.org', name: 'Ada Lovelace' };

describe('a password', () => {
  it.each([
    'password',
    'Password1',
    'P@ssw0rd!',
    'passw0rd2024',
    '123letmein',
    'iloveyou!!',
    'L1verpool',
    'qwertyuiop',
    'Qwerty123',
    '1q2w3e4r5t',
    '1qaz2wsx',
    '12345678',
    '19.12.1815',
    'aaaaaaaaaa',
    'abcabcabc',
    'abcdefgh',
    'zyxwvuts',
    'trustno1',
    'correcthorsebatterystaple',
    'summer2024!',
  ])('that is guessed first is weak: %s', (password) => {
    expect(findWeakness(password, ADA)).toMatch(/guessed first/);
  });

  it.each(['ADA.LOVELACE', 'my lovelace 77!', 'xx-ada.lovelace-xx', 'AdaLovelaceRules'])(
    'that holds the name or the address is weak: %s',
    (password) => {
      expect(findWeakness(password, ADA)).toMatch(/name/);
    },
  );

  it.each([
    'plum-otter-drifts-9',
    'Vb7#kq2Lw0',
    'my coffee is too cold',
    'ünwahrscheinlich süß',
    'adamant hinge',
  ])('that is not easy to guess passes: %s', (password) => {
    expect(findWeakness(password, ADA)).toBeUndefined();
  });

  it('made of twelve random letters passes, whoever chose it', () => {
    const letters = fc.array(fc.constantFrom(...'bcdfghjkmnpqrstvwxz2469'), { minLength: 14, maxLength: 14 });
    fc.assert(
      fc.property(letters, (password) => findWeakness(password.join(''), ADA) === undefined),
      { numRuns: 500 },
    );
  });

  it('is weak in any case once it is weak', () => {
    fc.assert(
      fc.property(fc.constantFrom('password', 'letmein', 'dragon'), fc.nat(9999), (word, number) => {
        const spelled = [...word].map((c, i) => (number & (1 << i) ? c.toUpperCase() : c)).join('');
        return findWeakness(`${spelled}${number}`, ADA) !== undefined;
      }),
    );
  });

  it('takes any text without failing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (password, name) => {
        findWeakness(password, { email: `${name}@x.org`, name });
      }),
    );
  });
});
