import type { ChallengeView } from '@hone/contracts';
import { describe, expect, it } from 'vitest';
import { AIDS, CHALLENGE } from '../strings/pseudo/fixtures.js';
import { renderPage } from '../strings/pseudo/render-page.js';
import { VariantGate, VariantNotice } from './variant-notices.js';

const notice = (variant: ChallengeView['variant'], variantOver?: boolean, editorial = false) => {
  const challenge = { ...CHALLENGE, ...(variant === undefined ? {} : { variant }) };
  const aids = { ...AIDS, editorial, ...(variantOver === undefined ? {} : { variantOver }) };
  return renderPage(<VariantNotice challenge={challenge} />, { data: [[['aids', CHALLENGE.slug], aids]] });
};

describe('the line about a variant', () => {
  const drawn = { id: 'v1', files: [] };

  it('says who gets it and how long it stays, and offers no other before', async () => {
    const html = await notice(drawn, false);
    expect(html).toContain('Your variant. You can get a new one after you solve it or give up.');
    expect(html).not.toContain('<button');
  });

  it('offers the next one when it is over', async () => {
    const html = await notice(drawn, true);
    expect(html).toContain('You’re done with this variant.');
    expect(html).toMatch(/<button.*New variant/);
  });

  it('lets a reader of the editorial skip it, who can’t give up any more', async () => {
    expect(await notice(drawn, false, true)).toMatch(/<button.*Skip this variant/);
  });

  it('is absent where all users see the same, or nothing was drawn yet', async () => {
    for (const variant of [undefined, null]) expect(await notice(variant)).not.toContain('ariant');
  });
});

describe('a challenge with variants, to a visitor without a session', () => {
  it('has a way to start instead of an editor', async () => {
    const html = await renderPage(<VariantGate challenge={{ ...CHALLENGE, variant: null }} />);
    expect(html).toContain('Everyone gets their own variant of this challenge.');
    expect(html).toMatch(/<button.*Start/);
  });
});
