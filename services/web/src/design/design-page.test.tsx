import { expect, it } from 'vitest';
import { renderPage } from '../strings/pseudo/render-page.js';
import { DesignPage } from './design-page.js';

it('shows components in their states', async () => {
  const html = await renderPage(<DesignPage />);
  const shown = [...html.matchAll(/<section class="[^"]*specimen[^"]*" aria-label="([^"]*)"/g)].map(
    ([, name]) => name,
  );
  expect(new Set(shown).size).toBe(shown.length);
  expect(shown).toEqual(
    expect.arrayContaining([
      'Button, loading',
      'TextInput, wrong',
      'TabStrip, without room',
      'FailurePanel, no network',
      'DataTable, empty',
      'VerdictCard, voided',
      'EvidenceView, history',
    ]),
  );
  expect(html).toContain('was given twice');
});
