import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { createZxcvbnGuesses } from './guesses.zxcvbn.js';
import { findWeakness, type PasswordOwner } from './password-strength.js';

const ADA = { email: 'ada.lovelace@example.org', name: 'Ada Lovelace' };
const countGuesses = createZxcvbnGuesses();
const weaknessOf = (password: string, owner: PasswordOwner = ADA) =>
  findWeakness(password, owner, countGuesses);

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
    'hone2024',
    'honehone',
    'summer2024!',
  ])('that is guessed first is weak: %s', async (password) => {
    expect(await weaknessOf(password)).toMatch(/easy to guess/);
  });

  it.each(['ADA.LOVELACE', 'my lovelace 77!', 'xx-ada.lovelace-xx', 'AdaLovelaceRules'])(
    'that holds the name or the address is weak: %s',
    async (password) => {
      expect(await weaknessOf(password)).toMatch(/name/);
    },
  );

  it.each([
    'plum-otter-drifts-9',
    'Vb7#kq2Lw0',
    'kV7#q2Lw',
    'my coffee is too cold',
    'ünwahrscheinlich süß',
    'adamant hinge',
  ])('that is not easy to guess passes: %s', async (password) => {
    expect(await weaknessOf(password)).toBeUndefined();
  });

  it('made of fourteen random letters passes for every user', async () => {
    const letters = fc.array(fc.constantFrom(...'bcdfghjkmnpqrstvwxz2469'), { minLength: 14, maxLength: 14 });
    await fc.assert(
      fc.asyncProperty(letters, async (password) => (await weaknessOf(password.join(''))) === undefined),
      { numRuns: 500 },
    );
  });

  it('is weak in any case once it is weak', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('password', 'letmein', 'dragon'),
        fc.nat(9999),
        async (word, number) => {
          const spelled = [...word].map((c, i) => (number & (1 << i) ? c.toUpperCase() : c)).join('');
          return (await weaknessOf(`${spelled}${number}`)) !== undefined;
        },
      ),
    );
  });

  it('takes any text without failing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string(), async (password, name) => {
        await weaknessOf(password, { email: `${name}@x.org`, name });
      }),
    );
  });

  it('costs little to check, however long it is and however many ways there are to read it', async () => {
    await weaknessOf('loads the lists');
    // Processor time: a busy machine makes no difference.
    const before = process.cpuUsage();
    for (const unit of ['p4$$w0rd', '1!|0@4$5', 'ab1$', 'i1!l|7+'])
      await weaknessOf(unit.repeat(200).slice(0, 200));
    expect(process.cpuUsage(before).user / 1_000).toBeLessThan(2_000);
  });
});
