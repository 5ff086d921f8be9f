import { historyEvidenceSchema } from '@hone/contracts';
import { expect, it } from 'vitest';
import { historyEvidence } from './history-evidence.js';

const step = (text: string) => ({ text, atMs: 5, operations: [], messages: [] });

it('the evidence of a failure is bounded, however long its history is', () => {
  const sentence = 'x'.repeat(50_000);
  const evidence = historyEvidence({
    history: [],
    nodes: ['desk'],
    services: [],
    faults: [],
    logs: [],
    text: sentence,
    focus: {
      sentence,
      operations: [],
      messages: [],
      steps: Array.from({ length: 50 }, () => step(sentence)),
    },
    figures: [],
  });
  expect(historyEvidenceSchema.parse(evidence).steps).toHaveLength(20);
});
