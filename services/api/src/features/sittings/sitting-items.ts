import {
  PRACTICE_ITEM,
  type Playback,
  type PutSittingDraftBody,
  type SittingChallenge,
} from '@hone/contracts/hiring';
import type { Draft, SavedDraft, SubmitBody } from '@hone/contracts';
import { AppError, type Clock } from '@hone/kit';
import type { OfferedLanguages } from '../challenges/offered-languages.js';
import { presentChallenge, presentVariant } from '../challenges/present.js';
import type { ChallengeRepository, ChallengeVersion } from '../challenges/repository.js';
import { presentDraft } from '../drafts/present.js';
import type { SavedDrafts } from '../drafts/saved-drafts.js';
import { checkDraft } from '../drafts/use-cases.js';
import type { PlaybackRecorder } from '../playback/recorder.js';
import type { VariantFileSource } from '../variants/variant-files.js';
import type { VariantRecord } from '../variants/repository.js';
import type { Variants } from '../variants/variants.js';
import type { Contacts } from './contacts.js';
import type { Facts } from './facts.js';
import { lateBy } from './late-drafts.js';
import { pauseOf, timelineOf, type LoadedSitting, type LoadSitting } from './load-sitting.js';
import { ownerOfSitting } from './owner.js';

/** An item that a candidate may work on now. */
interface OpenItem {
  readonly item: string;
  readonly owner: string;
  readonly challenge: ChallengeVersion;
  readonly variant: VariantRecord | undefined;
}

/** What a candidate does with one item. The server's clock decides what is open. */
export interface SittingItems {
  /** The challenge as a sitting shows it. Throws `ITEM_NOT_FOUND` before its section starts. */
  view(sitting: string, item: string): Promise<SittingChallenge>;
  findDraft(sitting: string, item: string, language: string): Promise<Draft | undefined>;
  /** How the drafts of an item came to be: what the team sees, too. */
  readPlayback(sitting: string, item: string): Promise<Playback>;
  /** Throws `SECTION_CLOSED`, `SITTING_OVER`, `SITTING_PAUSED`, or `DRAFT_CONFLICT` as in practice. */
  saveDraft(sitting: string, item: string, body: PutSittingDraftBody): Promise<SavedDraft>;
  /** The item of a submission; throws like `saveDraft`. */
  openFor(sitting: string, body: Pick<SubmitBody, 'challenge' | 'language'>): Promise<OpenItem>;
  /** Languages in which an item can be answered now. */
  languagesOf(digest: string, allowed: readonly string[] | undefined): Promise<string[]>;
}

export interface SittingItemOptions {
  readonly load: LoadSitting;
  readonly challenges: Pick<ChallengeRepository, 'findByDigest' | 'findContent'>;
  readonly languages: OfferedLanguages;
  readonly variants: Pick<Variants, 'openOnly'>;
  readonly variantFiles: VariantFileSource;
  readonly savedDrafts: SavedDrafts;
  readonly facts: Pick<Facts, 'append'>;
  readonly playback: PlaybackRecorder;
  readonly contacts: Pick<Contacts, 'find'>;
  readonly clock: Pick<Clock, 'now'>;
}

interface Place {
  readonly id: string;
  readonly digest: string;
  readonly slug: string;
  readonly languages?: readonly string[] | undefined;
  /** Index of its section; undefined for the practice item. */
  readonly section?: number;
}

function findPlace({ version, sections }: LoadedSitting, wanted: (place: Place) => boolean) {
  const { practice, practiceDigest } = version.content;
  const places = sections.flatMap(({ items }, section) =>
    items.map(({ id, digest, challenge, languages }): Place => ({
      id,
      digest,
      slug: challenge,
      languages,
      section,
    })),
  );
  if (practice !== undefined && practiceDigest !== undefined)
    places.push({ id: PRACTICE_ITEM, digest: practiceDigest, slug: practice });
  return places.find(wanted);
}

/** Throws unless a candidate may work on the item now. */
function assertOpen(sitting: LoadedSitting, { section }: Place, now: number): void {
  const timeline = timelineOf(sitting, now);
  if (sitting.finish !== undefined || timeline?.endedAt !== undefined) throw new AppError('SITTING_OVER');
  // The practice item is open until the end, also before the start.
  if (section === undefined) return;
  if (timeline === undefined) throw new AppError('SITTING_NOT_STARTED');
  const pause = pauseOf(sitting);
  if (pause !== undefined && pause.from <= now && pause.to > now) throw new AppError('SITTING_PAUSED');
  if (timeline.open !== section) throw new AppError('SECTION_CLOSED');
}

/** Whether the candidate has seen the item: its section has started. */
function isShown(sitting: LoadedSitting, { section }: Place, now: number): boolean {
  if (section === undefined) return true;
  const state = timelineOf(sitting, now)?.sections[section]?.state;
  return state === 'open' || state === 'closed';
}

export function createSittingItems(options: SittingItemOptions): SittingItems {
  const { load, languages, savedDrafts, clock } = options;

  async function getShown(id: string, item: string): Promise<Place> {
    const sitting = await load(id);
    const place = findPlace(sitting, (each) => each.id === item);
    if (place === undefined || !isShown(sitting, place, clock.now())) throw new AppError('ITEM_NOT_FOUND');
    return place;
  }

  async function languagesOf(digest: string, allowed: readonly string[] | undefined): Promise<string[]> {
    const [challenge, offered] = await Promise.all([getChallenge(options, digest), languages.current()]);
    return offered(challenge).filter((language) => allowed?.includes(language) ?? true);
  }

  return {
    languagesOf,
    async view(id, item) {
      const place = await getShown(id, item);
      const shown = await languagesOf(place.digest, place.languages);
      return presentItemChallenge(options, id, place, shown);
    },
    async findDraft(id, item, language) {
      const { slug } = await getShown(id, item);
      const draft = await savedDrafts.findNewest({ user: ownerOfSitting(id), slug, language });
      return draft && presentDraft(draft);
    },
    async readPlayback(id, item) {
      await getShown(id, item);
      return options.playback.read({ sitting: id, item });
    },
    saveDraft: (id, item, body) => saveDraft(options, id, item, body),
    async openFor(id, { challenge, language }) {
      const sitting = await load(id);
      const place = findPlace(sitting, ({ slug }) => slug === challenge);
      return openItem(options, sitting, place, { language, late: undefined });
    },
  };
}

async function saveDraft(
  options: SittingItemOptions,
  id: string,
  item: string,
  { language, files, revision }: PutSittingDraftBody,
): Promise<SavedDraft> {
  const sitting = await options.load(id);
  const place = findPlace(sitting, (each) => each.id === item);
  const late = await lateBy(options, sitting, place?.section);
  const { owner, challenge } = await openItem(options, sitting, place, { language, late });
  checkDraft(challenge, language, files);
  const key = { user: owner, slug: challenge.slug, language };
  const saving = await options.savedDrafts.save(key, files, revision);
  if (!saving.saved)
    throw new AppError('DRAFT_CONFLICT', { members: { draft: presentDraft(saving.newest) } });
  const { revision: saved, savedAt } = presentDraft(saving.draft);
  if (late !== undefined && saved > revision)
    await options.facts.append(id, { type: 'late-draft', item, detail: { lateMs: late } });
  if (item !== PRACTICE_ITEM) await options.playback.record({ sitting: id, item }, saving.draft);
  return { revision: saved, savedAt };
}

async function getChallenge(
  { challenges }: Pick<SittingItemOptions, 'challenges'>,
  digest: string,
): Promise<ChallengeVersion> {
  const challenge = await challenges.findByDigest(digest);
  if (challenge === undefined) throw new Error(`challenge ${digest} is missing from the database`);
  return challenge;
}

interface Opening {
  readonly language: string;
  /** Set when it closed while the device was away. */
  readonly late: number | undefined;
}

/** The item of a place, if a candidate may work on it now in this language. */
async function openItem(
  options: SittingItemOptions,
  sitting: LoadedSitting,
  place: Place | undefined,
  { language, late }: Opening,
): Promise<OpenItem> {
  if (place === undefined) throw new AppError('ITEM_NOT_FOUND');
  if (late === undefined) assertOpen(sitting, place, options.clock.now());
  if (place.languages?.includes(language) === false) throw languageNotAllowed(place.languages);
  const challenge = await getChallenge(options, place.digest);
  const owner = ownerOfSitting(sitting.id);
  return {
    item: place.id,
    owner,
    challenge,
    variant: await options.variants.openOnly(owner, challenge),
  };
}

function languageNotAllowed(allowed: readonly string[]): AppError {
  const message = `this assessment allows ${allowed.join(', ')}`;
  return new AppError('LANGUAGE_NOT_OFFERED', { errors: [{ path: 'language', message }] });
}

/** The learner's view without hints, progress, and languages that the team excluded. */
async function presentItemChallenge(
  { challenges, variants, variantFiles }: SittingItemOptions,
  sitting: string,
  { id, digest }: Place,
  languages: readonly string[],
): Promise<SittingChallenge> {
  const [challenge, content] = await Promise.all([
    challenges.findByDigest(digest),
    challenges.findContent(digest),
  ]);
  if (challenge === undefined || content === undefined)
    throw new Error(`challenge ${digest} is missing from the database`);
  const view = presentChallenge(challenge, content, languages, 'new');
  const variant = await variants.openOnly(ownerOfSitting(sitting), challenge);
  const drawn =
    variant === undefined ? view : presentVariant(view, variant.id, await variantFiles.get(variant));
  const { hintsAvailable: _hints, status: _status, ...shown } = drawn;
  return { ...shown, item: id };
}
