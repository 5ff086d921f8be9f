import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { reasonSchema, type Check, type SharedResult } from '@hone/contracts';
import { ApiProblem } from '../../api-client/failures.js';
import { EMPTY_VIEW, type SubmissionView } from '../../live/submission-view.js';
import { EvidenceView } from '../../results/evidence-view.js';
import { LogPanel, OutputPanel } from '../../results/output-panel.js';
import { ResultsPanel } from '../../results/results-panel.js';
import { SpeedView } from '../../results/speed-view.js';
import { EventTable } from '../../space-time/event-table.js';
import { HistoryView } from '../../space-time/history-view.js';
import { ItemDetails } from '../../space-time/item-details.js';
import { OpenedDetails } from '../../space-time/opened-details.js';
import { OwnCurves } from '../../submission/own-curves.js';
import { Regrades } from '../../submission/regrades.js';
import { SentFiles } from '../../submission/sent-files.js';
import { SubmissionPage } from '../../submission/submission-page.js';
import { SharedResultPage } from '../../shared-result/shared-result-page.js';
import { ShareResult } from '../../shared-result/share-result.js';
import { LiveTopology } from '../../topology/live-topology.js';
import { checkOf, EVIDENCE, PERSON, SHOWN_WHEN, SUBMISSION } from './fixtures.js';
import { HISTORY, TOPOLOGIES } from './history-fixture.js';
import { measuredSpeed } from './speed-fixture.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage, renderRoutes } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

const ALL_CHECKS: readonly Check[] = [
  checkOf({ score: 0.9, evidence: measuredSpeed() }),
  checkOf({
    id: 'ρ',
    status: 'fail',
    reason: 'wrong-answer',
    rule: 'Κανόνας',
    cap: 40,
    hint: 'Υπόδειξη',
    score: 0,
  }),
  checkOf({ id: 'τ', status: 'inconclusive', usage: { cpuMs: 3, wallMs: 4, memoryBytes: 5_000_000 } }),
  checkOf({ id: 'υ', status: 'skipped', visible: true, operations: ['/α'] }),
  checkOf({ id: 'φ', status: 'error', required: false }),
];
const viewOf = (changes: Partial<SubmissionView>): SubmissionView => ({ ...EMPTY_VIEW, ...changes });
const finished = (changes: object, checks = ALL_CHECKS) =>
  viewOf({
    stage: 'finished',
    checks,
    result: { verdict: 'partial', reason: 'wrong-answer', score: SUBMISSION.score, ...changes },
  });
const provisional = { correct: true, points: 40, max: 100 };

const VIEWS: readonly SubmissionView[] = [
  EMPTY_VIEW,
  viewOf({ stage: 'queued', position: 0 }),
  viewOf({ stage: 'queued', position: 2 }),
  viewOf({ stage: 'queued', position: 2, provisional }),
  viewOf({ stage: 'queued', position: 0, provisional: { ...provisional, correct: false } }),
  viewOf({ stage: 'running', phase: 'compile' }),
  viewOf({ stage: 'running', attempt: 2, done: 1, total: 2 }),
  viewOf({ stage: 'running', done: 2, total: 2 }),
  viewOf({ stage: 'running', provisional }),
  viewOf({ stage: 'voided' }),
  viewOf({ stage: 'cancelled' }),
  viewOf({ stage: 'finished' }),
  finished({}),
  finished({ verdict: 'rejected', reason: 'compile-error' }, []),
  finished(
    { verdict: 'accepted', reason: null, score: { ...SUBMISSION.score, cap: undefined } },
    ALL_CHECKS.slice(0, 1),
  ),
  finished({ verdict: 'accepted', reason: null }, [checkOf({})]),
  finished({ verdict: 'partial', reason: null }),
  viewOf({ stage: 'running', compiled: { ok: false, output: 'σφάλμα' } }),
];

describe('every string of a submission comes from a catalogue', () => {
  it('from the queue to every end', async () => {
    for (const view of VIEWS)
      for (const mode of ['run', 'submit'] as const) {
        const panel = <ResultsPanel id="x1" view={view} mode={mode} connection="polling" />;
        const row = { check: 'ρ', columns: ['α'], expected: ['1'], actual: ['2'] };
        for (const glimpse of [row, { ...row, columns: [], line: 3 }]) {
          const data = [[['revealable', 'x1'], { revealable: ['ρ'], glimpses: [glimpse] }]] as const;
          expect(findStrayText(await renderPage(panel, { data }))).toEqual([]);
        }
      }
  });

  it.each(reasonSchema.options)('when it failed for %s', async (reason) => {
    const view = finished({ verdict: 'rejected', reason }, [checkOf({ status: 'fail', reason })]);
    const panel = <ResultsPanel id="x1" view={view} mode="submit" connection="live" />;
    expect(findStrayText(await renderPage(panel))).toEqual([]);
  });

  it.each(EVIDENCE.map((evidence) => [evidence.type, evidence] as const))(
    'in evidence of the type %s',
    async (_type, evidence) => {
      expect(findStrayText(await renderPage(<EvidenceView evidence={evidence} />))).toEqual([]);
    },
  );

  it.each([
    {},
    { counted: 'stopped', stopped: 2 },
    { baseline: { ...measuredSpeed().baseline, source: 'capped', startUpNs: 20e6, calmNs: 1 } },
    { growth: { ...measuredSpeed().growth, bound: 2.5 } },
  ])('in a measured speed with %j', async (changes) => {
    expect(findStrayText(await renderPage(<SpeedView evidence={measuredSpeed(changes)} />))).toEqual([]);
  });

  it('in a history, its table, and the details of each event', async () => {
    const items = (['operation', 'message'] as const).flatMap((kind) =>
      HISTORY[`${kind}s`].map((_, index) => ({ kind, index })),
    );
    const details = [null, ...items].flatMap((item) =>
      [true, false].map((isOfStep) => (
        <ItemDetails
          key={`${item?.kind}.${item?.index}`}
          evidence={HISTORY}
          item={item}
          items={items}
          isOfStep={isOfStep}
          isChosen
          onSelect={() => undefined}
        />
      )),
    );
    for (const view of [
      <HistoryView evidence={HISTORY} />,
      <HistoryView evidence={{ ...HISTORY, steps: [] }} />,
      <EventTable evidence={HISTORY} />,
      <EventTable evidence={{ ...HISTORY, messages: Array(150).fill(HISTORY.messages[0]) }} />,
      <OpenedDetails summary="σ" open>
        {() => 'λ'}
      </OpenedDetails>,
      ...details,
    ])
      expect(findStrayText(await renderPage(view))).toEqual([]);
  });

  it.each(TOPOLOGIES)('in a running system of $nodes.length members', async (state) => {
    expect(findStrayText(await renderPage(<LiveTopology state={state} />))).toEqual([]);
  });

  it('in what programs print', async () => {
    const log = (['stdout', 'stderr', 'info'] as const).map((stream, seq) => ({
      seq,
      stream,
      text: 'α\u0007',
    }));
    const view = viewOf({ log, compiled: { ok: true, output: 'β'.repeat(30_000) } });
    for (const shown of [view, EMPTY_VIEW])
      for (const panel of [<OutputPanel view={shown} />, <LogPanel view={shown} />])
        expect(findStrayText(await renderPage(panel))).toEqual([]);
  });
});

describe('every string of a submission’s page comes from a catalogue', () => {
  const comparison = {
    verdict: { before: null, after: 'partial' },
    percent: { before: null, after: 62.5 },
    checks: [
      {
        id: 'α',
        title: 'Έλεγχος',
        status: { before: null, after: 'pass' },
        score: { before: null, after: 0.625 },
      },
    ],
  } as const;
  const files = [{ path: 'α', content: '1' }];
  const history = {
    pages: [{ items: [SUBMISSION, { ...SUBMISSION, id: 'x2' }], nextCursor: 'x' }],
    pageParams: [null],
  };
  const data = [
    [['me'], PERSON],
    [['submission', 'x1'], { ...SUBMISSION, comparison, regradeOf: 'x0', regrades: ['x3'] }],
    [['submission-files', 'x1'], files],
    [['submission-files', 'x2'], [{ path: 'α', content: '2' }]],
    [['submissions', 'window'], history],
    [['submissions', 'window', 'measured'], [{ ...SUBMISSION, checks: ALL_CHECKS }]],
  ] as const;
  const routes = [{ path: '/submissions/:id', element: <SubmissionPage /> }];

  it.each(['/submissions/x1', '/submissions/x1?with=x2', '/submissions/x1?with=unknown'])(
    'at %s',
    async (address) => {
      const html = await renderRoutes(routes, address, { data });
      expect(findStrayText(html.replaceAll('>window<', '><'), [SHOWN_WHEN])).toEqual([]);
    },
  );

  it('when it cannot be loaded', async () => {
    const errors = [[['submission', 'x1'], new Error('Σφάλμα')]] as const;
    expect(findStrayText(await renderRoutes(routes, '/submissions/x1', { errors }))).toEqual([]);
  });

  it.each([
    ['several regrades', <Regrades record={{ ...SUBMISSION, regrades: ['x3', 'x4'] }} />],
    ['own curves', <OwnCurves challenge="window" />],
    ['sent files', <SentFiles record={SUBMISSION} />],
  ])('in %s', async (_what, element) => {
    expect(findStrayText(await renderPage(element, { data }), [SHOWN_WHEN])).toEqual([]);
  });
});

const SHARED_RESULT: SharedResult = {
  challenge: { slug: 'window', title: 'Τίτλος', kind: 'optimization', difficulty: 1, summary: 'Σύνοψη' },
  language: 'python',
  name: null,
  finishedAt: SUBMISSION.createdAt,
  points: 90,
  max: 100,
  groups: [{ title: 'Ομάδα', points: 90, max: 100 }],
  speed: {
    ratio: 1.2,
    curves: [{ family: 'α', label: 'n', points: [{ n: 10, cpuMs: 2, referenceCpuMs: 1 }] }],
  },
  files: null,
};

describe('every string about sharing a result comes from a catalogue', () => {
  afterAll(() => vi.unstubAllGlobals());

  it('for its owner, shared and not', async () => {
    vi.stubGlobal('window', { location: { origin: 'https://α.example' } });
    const url = 'https://α.example/s/x';
    for (const link of [null, { url, code: true, name: false }]) {
      const data = [[['submission-share', SUBMISSION.id], { sharable: true, link }]] as const;
      const page = await renderPage(<ShareResult record={SUBMISSION} />, { data });
      expect(findStrayText(page, [url, '/s/x', 'example'])).toEqual([]);
    }
  });

  it('for everybody, while it is shared and after', async () => {
    const routes = [{ path: '/s/:token', Component: SharedResultPage }];
    for (const changes of [{}, { name: 'Γ', files: [{ path: 'α', content: '1' }] }]) {
      const data = [[['shared-result', 'x'], { ...SHARED_RESULT, ...changes }]] as const;
      expect(findStrayText(await renderRoutes(routes, '/s/x', { data }), [SHOWN_WHEN])).toEqual([]);
    }
    const base = { type: 'x', title: 'Λ', detail: 'Λ', code: 'Λ', requestId: 'Λ' };
    for (const error of [new ApiProblem({ ...base, status: 404 }, {}), new Error('Σφάλμα')]) {
      const errors = [[['shared-result', 'x'], error]] as const;
      expect(findStrayText(await renderRoutes(routes, '/s/x', { errors }))).toEqual([]);
    }
  });
});
