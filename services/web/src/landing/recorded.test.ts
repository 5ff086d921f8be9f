import { describe, expect, it } from 'vitest';
import { RECORDED } from './recorded.js';

const ANSWERS = Object.keys(
  import.meta.glob(
    '../../../../challenges/{busiest-window,top-sellers-with-ties,unique-ids}/solutions/*/*/*',
  ),
);

describe('the recorded submissions of the landing page', () => {
  it('are answers of the catalogue, each with the picture that it is shown for', () => {
    for (const [type, { challenge, answer, check }] of Object.entries(RECORDED)) {
      expect(ANSWERS).toContain(`../../../../challenges/${challenge}/${answer}`);
      expect(check).toMatchObject({ status: 'fail', visible: true, evidence: { type } });
    }
  });

  it('show what the captions beside them say', () => {
    const { speed, rows, history } = RECORDED;
    expect(speed.check.evidence).toMatchObject({ growth: { families: [{ label: 'n^2' }, {}] } });
    expect(rows.check.evidence).toMatchObject({ missingCount: 2, extraCount: 1 });
    expect(history.check.evidence).toMatchObject({ text: expect.stringContaining('was given twice') });
    expect(history.check.evidence).toHaveProperty('faults.0');
  });
});
