import { isoTime, type Clock } from '@hone/kit';
import type { PersonalData } from '../accounts/personal-data.js';
import type { PlaybackRecorder } from '../playback/recorder.js';
import { ownerOfSitting } from '../sittings/owner.js';
import { explanationsOf } from '../talks/walk-through.js';
import type { LoadSitting } from '../sittings/load-sitting.js';
import type { SittingUseCases } from '../sittings/use-cases.js';

/** Everything that is stored about a sitting's candidate and that they may see, as one JSON document. */
export type ExportOwn = (sitting: string) => Promise<unknown>;

export interface ExportOwnOptions {
  readonly sittings: Pick<SittingUseCases, 'get' | 'listFacts'>;
  readonly playback: Pick<PlaybackRecorder, 'read'>;
  readonly load: LoadSitting;
  readonly personalData: readonly PersonalData[];
  readonly clock: Pick<Clock, 'now'>;
}

export function createExportOwn(options: ExportOwnOptions): ExportOwn {
  const { sittings, playback, load, personalData, clock } = options;
  return async (id) => {
    const [sitting, facts] = await Promise.all([sittings.get(id), sittings.listFacts(id)]);
    const explanations = explanationsOf((await load(id)).records);
    const recordings: Record<string, unknown> = {};
    for (const { id: item } of sitting.sections.flatMap(({ items }) => items))
      recordings[item] = (await playback.read({ sitting: id, item })).items;
    const work: Record<string, unknown[]> = {};
    for (const data of personalData) {
      const own: unknown[] = [];
      for await (const each of data.list(ownerOfSitting(id))) own.push(each);
      work[data.name] = own;
    }
    return { exportedAt: isoTime(clock.now()), sitting, facts, explanations, recordings, ...work };
  };
}
