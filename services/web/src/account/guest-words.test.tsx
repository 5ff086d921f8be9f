import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { describeGuestRetention } from '../words/guest.js';
import { AccountSection } from './account-section.js';

describe('the notice for guests', () => {
  it('says how long their work is kept', () => {
    const page = renderToStaticMarkup(
      <AccountSection title="You’re a guest" about={describeGuestRetention()}>
        <p />
      </AccountSection>,
    );
    expect(page).toContain('Your work is deleted 30 days after your last visit');
  });
});
