import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApproachList } from '../../challenge/approaches.js';
import { ChallengeHistory } from '../../challenge/challenge-history.js';
import { ChallengePage } from '../../challenge/challenge-page.js';
import { DraftNotices } from '../../challenge/draft-notices.js';
import type { SaveState } from '../../challenge/drafts/draft-model.js';
import { EditorialPane } from '../../challenge/editorial-pane.js';
import { EditorPane, ResetDialog, StarterDiff } from '../../challenge/editor-pane.js';
import { parseSettings } from '../../challenge/editor/editor-settings.js';
import { SettingsDialog } from '../../challenge/editor/settings-dialog.js';
import { GiveUp, GiveUpDialog } from '../../challenge/give-up.js';
import { HelpDialog } from '../../challenge/help-dialog.js';
import { HintsPane } from '../../challenge/hints-pane.js';
import { LoadDialog } from '../../challenge/load-dialog.js';
import { MergeDialog } from '../../challenge/merge-dialog.js';
import { FullScreenButton } from '../../challenge/pane-frame.js';
import { ReadingPane } from '../../challenge/reading-pane.js';
import { SaveStateLabel } from '../../challenge/save-state-label.js';
import { TablesPane } from '../../challenge/tables-pane.js';
import type { Problems } from '../../challenge/problems/use-problems.js';
import type { AskingForHelp } from '../../challenge/use-aids.js';
import type { WorkHandle } from '../../challenge/use-work.js';
import { VariantNotice } from '../../challenge/variant-notices.js';
import { NarrowLayout, WideLayout } from '../../challenge/workbench-layout.js';
import { AIDS, CHALLENGE, PERSON, SHOWN_WHEN, SUBMISSION } from './fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import { renderPage, renderRoutes, type Answers } from './render-page.js';
import { findStrayText } from './stray-text.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined });
  stop = await speakWithAccents();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await stop();
});

const nothing = () => undefined;
const FRONT = { tab: 'statement', onTab: nothing };
const FILES = CHALLENGE.starter['python'] ?? [];
const OTHER = [{ path: 'αρχείο', content: 'β' }];
const handleOf = (changes: object): WorkHandle =>
  ({
    language: 'python',
    work: { language: 'python', files: FILES, active: 'αρχείο' },
    saveState: { kind: 'untouched' },
    mine: OTHER,
    conflict: null,
    replaced: null,
    dropped: [],
    generation: '0.0',
    ...changes,
  }) as unknown as WorkHandle;
const asking = {
  hint: {},
  giveUp: { isError: true, error: new Error('Σφάλμα') },
} as unknown as AskingForHelp;

const PROBLEMS: Problems = {
  problems: [{ path: 'αρχείο', line: 1, severity: 'error', message: 'Σφάλμα' }],
  find: () => undefined,
};

const history = {
  pages: [{ items: [SUBMISSION], nextCursor: null }],
  pageParams: [null],
};
const SERVICE = {
  ...CHALLENGE,
  samples: [
    ...CHALLENGE.samples,
    { id: 'σ', title: 'Σύμβαση', format: 'openapi' as const, files: [{ path: 'α', content: 'α' }] },
  ],
};
const VARIANT = { id: 'v1', files: [{ path: 'ίχνη', content: 'α' }] };
const APPROACH = {
  id: 'α',
  title: 'Τρόπος',
  language: 'cpp',
  standing: 'slow',
  cost: null,
  files: OTHER,
} as const;
const APPROACHES = [
  APPROACH,
  { ...APPROACH, cost: 'n^2' },
  { ...APPROACH, id: 'β', standing: 'reference' },
] as const;
const LOADED: Answers = {
  data: [
    [['me'], PERSON],
    [['challenge', 'window'], CHALLENGE],
    [['aids', 'window'], { ...AIDS, editorial: true, solved: true }],
    [['editorial', 'window'], { editorial: 'Λύση' }],
    [['approaches', 'window', 'cpp'], { items: APPROACHES }],
    [['submissions', 'window'], history],
    [['inputs', 'window', PERSON.id], [{ text: 'εντολή', at: SUBMISSION.createdAt }]],
    [['submitted', 'x1'], { record: SUBMISSION, files: FILES }],
  ],
};
const look = async (element: React.ReactNode, answers: Answers = LOADED, address = '/') =>
  findStrayText(await renderPage(element, answers, address), [SHOWN_WHEN, '.yaml']);

describe('every string of the challenge page comes from a catalogue', () => {
  const routes = [{ path: '/challenges/:slug', element: <ChallengePage /> }];

  it('in the workbench', async () => {
    expect(findStrayText(await renderRoutes(routes, '/challenges/window', LOADED))).toEqual([]);
  });

  it('when the challenge cannot be loaded', async () => {
    const errors = [[['challenge', 'window'], new Error('Σφάλμα')]] as const;
    expect(findStrayText(await renderRoutes(routes, '/challenges/window', { errors }))).toEqual([]);
  });

  it.each([
    [
      'the tabs of a small screen',
      <NarrowLayout
        contents={{ statement: '', editor: '', console: '' }}
        shown="editor"
        onShow={nothing}
        actions={null}
      />,
    ],
    [
      'the panes of a wide screen',
      <WideLayout contents={{ statement: <FullScreenButton />, editor: '', console: '' }} asked={0} />,
    ],
    ['the statement', <ReadingPane challenge={CHALLENGE} language="cpp" onOpen={nothing} {...FRONT} />],
    [
      'the statement of a service',
      <ReadingPane challenge={SERVICE} language="python" onOpen={nothing} {...FRONT} />,
    ],
    ['the tables', <TablesPane tables={CHALLENGE.tables ?? []} engine="sqlite" />],
    ['the hints', <HintsPane challenge={CHALLENGE} onEditorial={nothing} />],
    ['the editorial', <EditorialPane challenge={CHALLENGE} language="cpp" />],
    ['solutions', <ApproachList language="cpp" approaches={APPROACHES} />],
    ['own submissions', <ChallengeHistory slug="window" onOpen={nothing} />],
    ['the shortcuts', <HelpDialog opened onClose={nothing} />],
    [
      'the settings of the editor',
      <SettingsDialog
        opened
        settings={{ settings: parseSettings(null), change: nothing }}
        onClose={nothing}
      />,
    ],
    ['giving up', <GiveUpDialog aids={AIDS} asking={asking} onEditorial={nothing} onClose={nothing} />],
    [
      'what was given up',
      <GiveUp aids={{ ...AIDS, editorial: true, gaveUp: true }} asking={asking} onEditorial={nothing} />,
    ],
    ['the reset', <ResetDialog opened language="cpp" onClose={nothing} onReset={nothing} />],
  ])('in %s', async (_what, element) => {
    expect(await look(element)).toEqual([]);
  });

  it.each([
    {},
    { hints: [] },
    { hints: [], attemptsToNextHint: 0 },
    { attemptsToNextHint: 0 },
    { attemptsToNextHint: null },
    { hints: [], hintsAvailable: 0 },
  ])('in hints with %j', async (changes) => {
    const answers = { data: [[['aids', 'window'], { ...AIDS, ...changes }]] as const };
    expect(await look(<HintsPane challenge={CHALLENGE} onEditorial={nothing} />, answers)).toEqual([]);
  });

  it('in panes that cannot be loaded', async () => {
    const lost = new Error('Σφάλμα');
    const errors = [
      ['aids', 'window'],
      ['editorial', 'window'],
    ].map((key) => [key, lost] as const);
    expect(await look(<HintsPane challenge={CHALLENGE} onEditorial={nothing} />, { errors })).toEqual([]);
    expect(await look(<EditorialPane challenge={CHALLENGE} language="cpp" />, { errors })).toEqual([]);
  });

  it.each(['/?load=x1', '/?load=x2'])('in the question before loading %s', async (address) => {
    const dialog = <LoadDialog challenge={CHALLENGE} handle={handleOf({})} />;
    const record = { ...SUBMISSION, language: 'go' };
    const answers = {
      data: [...(LOADED.data ?? []), [['submitted', 'x2'], { record, files: FILES }]] as const,
    };
    expect(await look(dialog, answers, address)).toEqual([]);
  });
});

describe('every string of the editor comes from a catalogue', () => {
  it.each([
    ['open', CHALLENGE, handleOf({ work: { language: 'python', files: OTHER, active: 'αρχείο' } })],
    [
      'an OpenAPI document',
      CHALLENGE,
      handleOf({
        language: 'openapi',
        work: { language: 'openapi', files: [{ path: 'α.yaml', content: 'α' }], active: 'α.yaml' },
      }),
    ],
    ['without files', CHALLENGE, handleOf({ work: { language: 'python', files: [], active: '' } })],
    ['of one language', { ...CHALLENGE, languages: ['go'] }, handleOf({})],
    ['of a variant', { ...CHALLENGE, variant: VARIANT }, handleOf({})],
    ['waiting for a variant', { ...CHALLENGE, variant: null }, handleOf({ work: null })],
    ['of a challenge that nobody can grade', { ...CHALLENGE, languages: [] }, handleOf({ work: null })],
  ])('when it is %s', async (_what, challenge, handle) => {
    expect(await look(<EditorPane {...{ challenge, handle, problems: PROBLEMS, goTo: nothing }} />)).toEqual(
      [],
    );
    expect(await look(<StarterDiff challenge={challenge} handle={handle} onClose={nothing} />)).toEqual([]);
  });

  it.each([{ variantOver: true }, { variantOver: false, editorial: true }])(
    'about a variant with %j',
    async (changes) => {
      const answers = { data: [[['aids', 'window'], { ...AIDS, ...changes }]] as const };
      const challenge = { ...CHALLENGE, variant: VARIANT };
      expect(await look(<VariantNotice challenge={challenge} />, answers)).toEqual([]);
    },
  );

  it.each([
    { conflict: { files: OTHER, stamp: null, savedAt: null } },
    { replaced: { files: OTHER, by: 'starter' } },
    { replaced: { files: OTHER, by: SUBMISSION.createdAt } },
    { replaced: { files: OTHER, by: 'words of an older page' } },
    { saveState: { kind: 'rejected', why: 'Λόγος' } },
    { saveState: { kind: 'unsafe' } },
    { dropped: ['α'] },
    { dropped: ['α', 'β'] },
  ])('about a draft with %j', async (changes) => {
    expect(await look(<DraftNotices handle={handleOf(changes)} />)).toEqual([]);
  });

  it.each([
    { stamp: null, savedAt: null },
    { stamp: null, savedAt: SUBMISSION.createdAt },
    { stamp: 's', savedAt: null },
    { stamp: 's', savedAt: SUBMISSION.createdAt },
  ])('in two versions of a draft, one of %j', async (origin) => {
    for (const files of [OTHER, []]) {
      const theirs = { files, revision: 2, ...origin } as never;
      const dialog = <MergeDialog mine={FILES} theirs={theirs} onResolve={nothing} onClose={nothing} />;
      expect(await look(dialog)).toEqual([]);
    }
  });

  it.each<SaveState>([
    { kind: 'untouched' },
    { kind: 'saving' },
    { kind: 'saved', at: new Date(), storage: true },
    { kind: 'saved', at: new Date(), storage: false },
    { kind: 'away', at: new Date() },
    { kind: 'rejected', why: '' },
    { kind: 'unsafe' },
    { kind: 'conflict' },
  ])('in the save state $kind', async (state) => {
    expect(await look(<SaveStateLabel state={state} />)).toEqual([]);
  });
});
