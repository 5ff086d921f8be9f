import { describe, expect, it } from 'vitest';
import { evidenceSchema, type PlanStep } from '@hone/contracts';
import { renderToStaticMarkup } from 'react-dom/server';
import { EvidenceView } from './evidence-view.js';

const step = (name: string): PlanStep => ({
  depth: 0,
  step: name,
  details: [],
  rows: 1,
  loops: 1,
  blocks: 3,
});
const counted = {
  type: 'work',
  text: 'Your query reads 90 blocks, the reference 20.',
  counts: [
    { name: 'blocks read', unit: 'blocks', submission: 1_290, reference: 20, most: 30 },
    { name: 'size of the indexes', unit: 'bytes', submission: 5_000, reference: 4_096, most: 8_192 },
    { name: 'orders read from end to end', unit: 'scans', submission: 0, most: 0 },
  ],
  plan: [step('Seq Scan')],
};
const render = (evidence: object): string =>
  renderToStaticMarkup(<EvidenceView evidence={evidenceSchema.parse(evidence)} />);

describe('counted work', () => {
  it('is shown in a table beside the reference and the passing limit, with excess marked in words', () => {
    const page = render(counted);
    expect(page).toContain(counted.text);
    expect(page).toMatch(/blocks read<\/th><td>1,290<span[^>]*> too many<\/span><\/td><td>20<\/td><td>30/);
    expect(page).toContain('size of the indexes</th><td>5 KiB</td><td>4 KiB</td><td>8 KiB');
    expect(page).toContain('orders read from end to end</th><td>0</td><td></td><td>0');
  });

  it('says from which count on points are zero, if points decrease with the count', () => {
    const [blocks, ...others] = counted.counts;
    const sloped = render({ ...counted, counts: [{ ...blocks, nothingFrom: 16_450 }, ...others] });
    expect(sloped).toContain('No points at or above');
    expect(sloped).toContain('<td>30</td><td>16,450</td>');
    expect(render(counted)).not.toContain('No points at or above');
  });

  it('shows the query’s plan, and the reference’s only if it is public', () => {
    expect(render(counted)).toContain('Plan of your query');
    expect(render(counted)).not.toContain('Plan of the reference');
    const both = render({ ...counted, referencePlan: [step('Index Scan')] });
    expect(both).toContain('Plan of the reference');
    expect(both).toContain('Index Scan');
  });
});
