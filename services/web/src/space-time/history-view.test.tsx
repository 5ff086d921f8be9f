import { MantineProvider } from '@mantine/core';
import type { HistoryEvidence } from '@hone/contracts';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { listEvents } from './event-rows.js';
import { EventTable } from './event-table.js';
import { DUPLICATE_ID, fullHistory, PARTITIONED_BROADCAST } from './history.fixture.js';
import { HistoryView } from './history-view.js';
import { ItemDetails } from './item-details.js';
import type { ItemRef } from './items.js';
import { OpenedDetails } from './opened-details.js';
import { StepBar } from './step-bar.js';

const render = (element: ReactNode): string =>
  renderToStaticMarkup(<MantineProvider env="test">{element}</MantineProvider>);
const show = (evidence: HistoryEvidence): string => render(<HistoryView evidence={evidence} />);
const count = (html: string, part: string): number => html.split(part).length - 1;

describe('a partition in a broadcast', () => {
  const html = show(PARTITIONED_BROADCAST);

  it('is summarised in a sentence, with measurements and what is not listed', () => {
    expect(html).toContain('n4 and n5 never learned of value 7');
    expect(html).toContain('<dt>Stale reads</dt><dd>3 of 40</dd>');
    expect(html).toContain('212 more events aren’t listed.');
  });

  it('is drawn with a line for each participant, by name and role', () => {
    expect(html).toContain('aria-label="Space-time diagram: 7 lines, 4 operations, 9 messages.');
    expect(html.match(/data-role="\w+"><span>(\w+)/g)?.map((tag) => tag.replace(/.*>/, ''))).toEqual(
      PARTITIONED_BROADCAST.lines.map(({ name }) => name),
    );
    expect(count(html, '<small>node</small>')).toBe(5);
  });

  it('explains the meaning of its shapes, and only of those that occur', () => {
    for (const words of ['operation, failed', 'outcome unknown', 'lost message', 'counterexample', 'fault'])
      expect(html).toContain(words);
    const other = show(DUPLICATE_ID);
    for (const words of ['operation, failed', 'outcome unknown', 'lost message', 'fault'])
      expect(other).not.toContain(words);
  });

  it('names the fault in the picture', () => {
    expect(html).toContain('<span>partition: n4, n5 apart from the rest</span>');
  });

  it('starts with the first step, and explains how to move on by keyboard', () => {
    expect(html).toContain('Step 1 of 4');
    expect(html).toContain('A partition cuts n4 and n5 off.');
    expect(html).toMatch(/aria-label="Previous step"[^>]*aria-disabled="true"/);
    expect(html).toMatch(/aria-label="Next step"[^>]*aria-disabled="false"/);
    expect(html).toContain('← and → change the step');
  });

  it('keeps the table and the logs collapsed until they are opened', () => {
    expect(html).toContain('<summary>All events as a table</summary></details>');
    expect(html).toContain('<summary>Log of n3</summary></details>');
  });
});

describe('a step', () => {
  const { steps } = DUPLICATE_ID;
  const html = renderToStaticMarkup(<StepBar steps={steps} step={1} onStep={() => undefined} />);

  it('is read out politely as a whole; the longest one sets its height', () => {
    expect(html).toContain(
      '<div aria-live="polite" aria-atomic="true"><strong>Step 2 of 2</strong><p>n2 gives the same id to c2.</p></div>',
    );
    expect(html).toMatch(/aria-hidden="true">n0 gives &quot;1700000000-1&quot; to c1\.<\/p>/);
  });

  it('is absent if there is no explanation', () => {
    expect(renderToStaticMarkup(<StepBar steps={[]} step={0} onStep={() => undefined} />)).toBe('');
    expect(show({ ...DUPLICATE_ID, steps: [] })).toContain('↑ and ↓ select an event, +');
  });
});

describe('the details', () => {
  const details = (item: ItemRef | null, isChosen = true) =>
    render(
      <ItemDetails
        evidence={PARTITIONED_BROADCAST}
        item={item}
        items={[
          { kind: 'message', index: 4 },
          { kind: 'message', index: 5 },
        ]}
        isOfStep
        isChosen={isChosen}
        onSelect={() => undefined}
      />,
    );

  it('of a lost message state sender, receiver, time, reason and content', () => {
    const html = details({ kind: 'message', index: 4 });
    expect(html).toContain('<code>gossip</code>');
    expect(html).toContain('n3 → n4');
    expect(html).toContain('<dt>Sent</dt><dd>1,312 ms</dd>');
    expect(html).toContain('<dd>lost: partition</dd>');
    expect(html).toContain('Part of the counterexample');
    expect(html).toContain('&quot;messages&quot;:[7]');
    expect(html).toContain('Event 1 of 2 in this step');
  });

  it('of an operation state the request and how it ended', () => {
    expect(details({ kind: 'operation', index: 0 })).toContain('<dd>ok after 62 ms</dd>');
    expect(details({ kind: 'operation', index: 1 })).toContain('<dd>failed after 600 ms</dd>');
    expect(details({ kind: 'operation', index: 2 })).toContain('<dd>no answer, outcome unknown</dd>');
    expect(details({ kind: 'operation', index: 3 })).toContain('[]');
  });

  it('are read out only if the reader chose them', () => {
    const spoken = 'gossip, n3 to n4: lost: partition';
    expect(details({ kind: 'message', index: 4 })).toContain(spoken);
    expect(details({ kind: 'message', index: 4 }, false)).not.toContain(spoken);
    expect(details(null)).toContain('Select a message or an operation');
  });
});

describe('the table behind it', () => {
  it('holds every operation, message and fault in order of time', () => {
    const rows = listEvents(PARTITIONED_BROADCAST);
    expect(rows).toHaveLength(4 + 9 + 2);
    expect(rows.map(({ atMs }) => atMs)).toEqual([...rows.map(({ atMs }) => atMs)].sort((a, b) => a - b));
    expect(rows.slice(0, 3)).toMatchObject([
      { event: 'Latency: latency 40 ms', to: 'all', result: 'until the end' },
      { event: 'Partition: partition: n4, n5 apart from the rest', to: 'n4, n5', result: 'until 3,000 ms' },
      { event: 'Operation broadcast', from: 'c1', to: 'n1', content: '7', result: 'ok after 62 ms' },
    ]);
    const html = renderToStaticMarkup(<EventTable evidence={PARTITIONED_BROADCAST} />);
    expect(count(html, '<tr')).toBe(1 + rows.length);
    expect(count(html, '<td>yes</td>')).toBe(rows.filter(({ marked }) => marked).length);
  });

  it('has no column for a counterexample if there is none', () => {
    const operations = DUPLICATE_ID.operations.map((each) => ({ ...each, marked: false }));
    const html = renderToStaticMarkup(
      <EventTable evidence={{ ...DUPLICATE_ID, operations, messages: [] }} />,
    );
    expect(html).not.toContain('Counterexample');
  });

  it('renders a hundred rows at once', () => {
    const html = renderToStaticMarkup(<EventTable evidence={fullHistory()} />);
    expect(count(html, '<tr')).toBe(101);
    expect(html).toContain('Show 100 more events');
  });

  it('is created when it is opened', () => {
    const folded = (open: boolean) =>
      renderToStaticMarkup(
        <OpenedDetails summary="Σ" open={open}>
          {() => <b>content</b>}
        </OpenedDetails>,
      );
    expect(folded(false)).not.toContain('content');
    expect(folded(true)).toContain('<b>content</b>');
  });
});

describe('any history', () => {
  it('never renders text of a node as markup', () => {
    const html = show({
      ...DUPLICATE_ID,
      text: '<b>x</b>',
      lines: [{ name: '<b>n</b>', role: 'node' }],
      steps: [{ text: '<b>s</b>', atMs: 3_000, operations: [], messages: [] }],
    });
    expect(html).not.toContain('<b>');
  });

  it('without lines or events is its sentence', () => {
    const html = show({ ...DUPLICATE_ID, operations: [], messages: [], steps: [] });
    expect(html).toContain('was given twice');
    expect(html).not.toContain('<svg');
  });

  it('of maximum size stays small in the page', () => {
    const html = show(fullHistory());
    expect(count(html, '<path')).toBeLessThan(400);
    expect(html).toContain('<summary>Logs of the nodes</summary></details>');
    expect(html).not.toContain('Log of n3');
  });
});
