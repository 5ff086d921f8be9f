import type { Assessment, AssessmentContent } from '@hone/contracts/hiring';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuilderContext } from '../../builder/builder-context.js';
import { BuilderPage } from '../../builder/builder-page.js';
import { PreviewPage } from '../../builder/preview-page.js';
import { PublishBar } from '../../builder/publish-bar.js';
import type { SaveStatus } from '../../builder/use-saved-content.js';
import { NO_FILTERS } from '../../catalogue/filters.js';
import { SUMMARY } from './fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { FULL } from './report-fixtures.js';
import { ASSESSMENT } from './workspace-fixtures.js';
import { keyed, pagesOf, strayAt } from './workspace-page.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(() => stop());

const nothing = () => undefined;
const CATALOGUE = ['challenges', NO_FILTERS, 'difficulty'];
const { window: _window, ...NO_WINDOW } = { ...ASSESSMENT.content, window: undefined };
const NEW: AssessmentContent = { ...NO_WINDOW, sections: [] };

const dataOf = (assessment: Assessment, rubric = FULL.rubric) =>
  [
    [keyed('assessment', 'a'), assessment],
    [keyed('rubric', 'a'), rubric],
    [CATALOGUE, pagesOf([SUMMARY, { ...SUMMARY, slug: 'other' }], 'next')],
  ] as const;

describe('every string of the builder comes from a catalogue', () => {
  it.each<[string, Assessment]>([
    ['that is published and changed', ASSESSMENT],
    ['that is retired', { ...ASSESSMENT, state: 'retired' }],
    ['that is new', { ...ASSESSMENT, state: 'draft', versions: [], content: NEW }],
  ])('with an assessment %s', async (_what, assessment) => {
    for (const role of ['owner', 'author', 'reviewer'] as const) {
      const path = '/w/:w/assessments/:a';
      const visit = { path, data: dataOf(assessment), workspace: { role } };
      expect(await strayAt({ ...visit, page: <BuilderPage /> })).toEqual([]);
      expect(await strayAt({ ...visit, page: <PreviewPage /> })).toEqual([]);
    }
  });

  it('without a rubric, and without challenges to add', async () => {
    const data = [...dataOf(ASSESSMENT, { items: [] }).slice(0, 2), [CATALOGUE, pagesOf([])] as const];
    expect(
      await strayAt({ path: '/w/:w/assessments/:a', page: <BuilderPage />, data, known: ['window'] }),
    ).toEqual([]);
  });

  it.each<SaveStatus>([
    ...(['dirty', 'saving', 'failed', 'conflict'] as const).map((kind) => ({ kind })),
    ...['title', 'intro', 'sections', 'totalMinutes', 'window', ''].map((field) => ({
      kind: 'invalid' as const,
      field,
    })),
  ])('in the state of saving: %j', async (status) => {
    const value = { content: NEW, change: nothing, known: new Map(), readOnly: false };
    const page = (
      <BuilderContext value={value}>
        <PublishBar assessment={ASSESSMENT} status={status} />
      </BuilderContext>
    );
    expect(await strayAt({ path: '/w/:w', page })).toEqual([]);
  });
});
