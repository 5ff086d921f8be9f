import { MAX_PLAYBACK_BYTES, type Playback } from '@hone/contracts/hiring';
import { isoTime, type Logger } from '@hone/kit';
import { LastKnown } from '../../storage/last-known.js';
import type { DraftRecord, DraftRepository } from '../drafts/repository.js';
import { numbered } from '../hiring-records/assessment-records.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { PlaybackRecord } from '../hiring-records/sitting-records.js';
import { changesBetween } from './changes.js';

/** An item of a sitting. */
interface PlaybackPlace {
  readonly sitting: string;
  readonly item: string;
}

/** Records how the drafts of a sitting came to be. */
export interface PlaybackRecorder {
  /** Records a draft that was saved; what cannot be recorded now is part of the next step. */
  record(place: PlaybackPlace, draft: DraftRecord): Promise<void>;
  read(place: PlaybackPlace): Promise<Playback>;
}

export interface PlaybackOptions {
  readonly hiring: Pick<HiringRepositories, 'playback'>;
  readonly drafts: Pick<DraftRepository, 'find'>;
  readonly logger: Logger;
}

const MAX_STEPS = 20_000;
const nameOf = ({ sitting, item }: PlaybackPlace): string => `${sitting}:${item}`;

export function createPlaybackRecorder(options: PlaybackOptions): PlaybackRecorder {
  const { hiring, logger } = options;
  // FerretDB reads all steps of a place to find the last one.
  const lastSteps = new LastKnown<Step>();
  return {
    async record(place, draft) {
      try {
        while (!(await tryRecord({ ...options, lastSteps }, place, draft))) {
          // Another save of the same item took the number.
          lastSteps.forget(nameOf(place));
        }
      } catch (error) {
        logger.warn({ err: error, ...place }, 'could not record a step of a playback');
      }
    },
    async read(place) {
      const records = await hiring.playback.list({ where: { place: nameOf(place) } });
      const items = records
        .filter(({ changes }) => changes !== undefined)
        .map(({ seq, at, language, fresh, changes = [] }) => ({
          seq,
          at: isoTime(at),
          language,
          fresh,
          changes,
        }));
      return { items, full: records.at(-1)?.changes === undefined && records.length > 0 };
    },
  };
}

/** A recorded step, without the fields that are only read. */
type Step = Pick<PlaybackRecord, 'seq' | 'at' | 'language' | 'revision' | 'bytes'> & {
  readonly full: boolean;
};

const stepOf = ({ seq, at, language, revision, bytes, changes }: PlaybackRecord): Step => ({
  ...{ seq, at, language, revision, bytes },
  full: changes === undefined,
});

async function readLast(hiring: PlaybackOptions['hiring'], place: string): Promise<Step | undefined> {
  const [last] = await hiring.playback.list({ where: { place }, order: 'desc', limit: 1 });
  return last && stepOf(last);
}

interface Recording extends Pick<PlaybackOptions, 'hiring' | 'drafts'> {
  readonly lastSteps: LastKnown<Step>;
}

/** False when another save was recorded meanwhile. */
async function tryRecord(
  { hiring, drafts, lastSteps }: Recording,
  place: PlaybackPlace,
  draft: DraftRecord,
): Promise<boolean> {
  const name = nameOf(place);
  const last = lastSteps.find(name) ?? (await readLast(hiring, name));
  if (last !== undefined && !isAfter(last, draft)) return true;
  const { revision, language, savedAt: at, files } = draft;
  // The difference is to the last recorded step, even if saves in between were not recorded.
  const base = last?.language === language ? await drafts.find(draft, last.revision) : undefined;
  const changes = changesBetween(base?.files ?? [], files);
  const bytes = (last?.bytes ?? 0) + Buffer.byteLength(JSON.stringify(changes));
  const seq = (last?.seq ?? 0) + 1;
  const isFull = bytes > MAX_PLAYBACK_BYTES || seq >= MAX_STEPS;
  const record = {
    id: numbered(name, seq),
    sitting: place.sitting,
    place: name,
    ...{ seq, at, language, revision, bytes },
    fresh: base === undefined,
    // The mark of a full recording has no changes.
    ...(isFull ? {} : { changes }),
  };
  const inserted = await hiring.playback.insert(record);
  if (inserted) lastSteps.set(name, stepOf(record));
  return inserted;
}

/** Whether a draft is news to a recording. */
function isAfter(last: Step, { language, revision, savedAt }: DraftRecord): boolean {
  if (last.full) return false;
  return last.language === language ? revision > last.revision : savedAt >= last.at;
}
