import { describe, expect, it } from 'vitest';
import { evidenceSchema } from '@hone/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { EvidenceView } from './evidence-view.js';

const MEBIBYTE = 1024 * 1024;

describe('measured memory', () => {
  it('is shown in a table beside the reference: at start, in total, and the difference', () => {
    const evidence = evidenceSchema.parse({
      type: 'memory',
      text: 'Your program takes 30 MiB more, the reference 10.',
      family: 'random',
      size: 1000,
      submission: { emptyBytes: 8 * MEBIBYTE, peakBytes: 38.5 * MEBIBYTE },
      reference: { emptyBytes: 8 * MEBIBYTE, peakBytes: 18 * MEBIBYTE },
      full: 1.5,
      none: 6,
    });
    const page = renderToStaticMarkup(<EvidenceView evidence={evidence} />);
    expect(page).toContain('Your program takes 30 MiB more, the reference 10.');
    expect(page).toContain('Your program</th><td>8 MiB</td><td>38.5 MiB</td><td>30.5 MiB</td>');
    expect(page).toContain('Reference</th><td>8 MiB</td><td>18 MiB</td><td>10 MiB</td>');
  });
});
