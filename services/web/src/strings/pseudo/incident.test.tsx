import type { IncidentEvidence, IncidentLog, IncidentSeries, IncidentSpan } from '@hone/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IncidentEvidenceView } from '../../incident/incident-evidence-view.js';
import { MetricPanel } from '../../incident/metric-panel.js';
import { RecordedEvidence } from '../../incident/recorded-evidence.js';
import { TracePanel } from '../../incident/trace-panel.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

const nothing = () => undefined;
const MANY = 30;
const BEGIN_MS = 1_000_000;

const LOGS = Array.from({ length: MANY }, (_none, index): IncidentLog => ({
  ...{ id: `${index}`, atMs: BEGIN_MS + index, service: 'υπηρεσία', message: 'Μήνυμα', trace: `${index}` },
  ...{ level: index % 2 === 0 ? 'λάθος' : 'σημείωση', fields: '{}' },
}));

const SPANS = Array.from({ length: MANY }, (_none, index): IncidentSpan => ({
  ...{ trace: index < 2 ? '0' : `${index}`, id: `${index}`, service: 'υπηρεσία', name: 'Κλήση' },
  ...{ startMs: BEGIN_MS + index, endMs: BEGIN_MS + index + 5 },
  ...(index === 1 ? { parent: '0', error: 'σφάλμα' } : {}),
}));

/** The end of a counter's name. */
const COUNTER = '_total';

const SERIES = ['μνήμη', `κλήσεις${COUNTER}`].map((name): IncidentSeries => ({
  ...{ name, service: 'υπηρεσία', labels: 'α="β"' },
  points: Array.from({ length: MANY }, (_none, index) => [BEGIN_MS + 1_000 * index, index]),
}));

const EVIDENCE: IncidentEvidence = {
  ...{ type: 'incident', text: 'Κείμενο', omitted: 2 },
  ...{ logs: LOGS, spans: SPANS, series: SERIES },
};

describe('every string about an incident comes from a catalogue', () => {
  it.each<[string, IncidentEvidence]>([
    ['much', EVIDENCE],
    ['nothing', { ...EVIDENCE, omitted: 0, logs: [], spans: [], series: [] }],
  ])('with %s recorded', async (_what, evidence) => {
    const pages = [
      <IncidentEvidenceView evidence={evidence} />,
      <MetricPanel series={evidence.series} beginMs={BEGIN_MS} />,
      <TracePanel {...evidence} beginMs={BEGIN_MS} trace={undefined} onTrace={nothing} onLogs={nothing} />,
    ];
    for (const page of pages) expect(findStrayText(await renderPage(page), [COUNTER])).toEqual([]);
  });

  it('in a trace, and while a recording is read', async () => {
    const pages = [
      <TracePanel spans={SPANS} beginMs={BEGIN_MS} trace="0" onTrace={nothing} onLogs={nothing} />,
      <RecordedEvidence files={[]} />,
    ];
    for (const page of pages) expect(findStrayText(await renderPage(page), [COUNTER])).toEqual([]);
  });
});
