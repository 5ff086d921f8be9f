import { fileURLToPath } from 'node:url';
import type { Incident } from '@hone/contracts';
import { findSolutions } from '@hone/grading';
import { describe, expect, it } from 'vitest';
import { readDiagnosis } from '../../../services/kinds/src/microservices/tasks/incident/diagnosis.js';
import {
  getFault,
  getSystem,
} from '../../../services/kinds/src/microservices/tasks/incident/files/read-files.js';
import {
  idsOf,
  scoreComponent,
  scoreEvidence,
  scoreKind,
} from '../../../services/kinds/src/microservices/tasks/incident/judge/score-diagnosis.js';
import { readCollected } from '../../../services/kinds/src/microservices/tasks/incident/recording/collect.js';
import { findRecording } from '../../../services/kinds/src/microservices/tasks/incident/recording/recording-file.js';
import { sinceDeployment } from '../../../services/kinds/src/microservices/tasks/incident/recording/since-deployment.js';
import { drawFault } from '../../../services/kinds/src/microservices/tasks/incident/variant.js';
import { loadFolderOrThrow } from './load-challenge.js';

const ROOT = fileURLToPath(new URL('../../../challenges/', import.meta.url));
const NONE = 'none';

async function openIncident(slug: string) {
  const { pack } = await loadFolderOrThrow(`${ROOT}${slug}`);
  const { faults } = pack.manifest.grading as { readonly faults: readonly string[] };
  const known = new Map<string, Incident>();
  const recordingOf = (id: string): Incident => {
    const recording = known.has(id) ? undefined : findRecording(pack, id);
    if (recording !== undefined) known.set(id, readCollected(recording));
    const found = known.get(id);
    if (found === undefined) throw new Error(`nothing was recorded of ${id}`);
    return found;
  };
  return { pack, faults, recordingOf };
}
type OpenedIncident = Awaited<ReturnType<typeof openIncident>>;

/** The claims of solutions, and the diagnosis checks that they fail. */
function judgeDiagnoses({ pack, faults, recordingOf }: OpenedIncident) {
  return findSolutions(pack).solutions.flatMap(({ path, category, files, expect: promised }) => {
    if (promised.variant === undefined) return [];
    const fault = getFault(pack, drawFault({ task: 'incident', faults: [...faults] }, promised.variant));
    const recorded = recordingOf(fault.id);
    const ids = new Set([...recorded.logs, ...recorded.spans].map(({ id }) => id));
    const given = new Map(files.map(({ path: name, content }) => [name, Buffer.from(content)]));
    const read = readDiagnosis(given, { system: getSystem(pack), ids });
    if (!read.ok) return [{ path, category, promised: promised.failing, failing: ['diagnosis'] }];
    const scores = {
      component: scoreComponent(read.diagnosis, fault).score,
      kind: scoreKind(read.diagnosis, fault).score,
      evidence: scoreEvidence(read.diagnosis, fault, sinceDeployment(recorded)).score,
    };
    const failing = Object.entries(scores).flatMap(([check, score]) => (score < 1 ? [check] : []));
    return [{ path, category, promised: promised.failing, failing }];
  });
}

const INCIDENTS = {
  'stuck-consumer': once(() => openIncident('stuck-consumer')),
  'checkout-is-slow': once(() => openIncident('checkout-is-slow')),
};

/** Recordings take a while to read. */
function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => (opened ??= open());
}

const OF_DIAGNOSIS = ['diagnosis', 'component', 'kind', 'evidence'];

describe.each(Object.entries(INCIDENTS))('the recordings of %s', (_slug, open) => {
  it('contain everything that right solutions name, and wrong ones fail the promised diagnosis checks', async () => {
    for (const { path, category, promised, failing } of judgeDiagnoses(await open())) {
      if (category === 'accepted' || category === 'variants') expect([path, failing]).toEqual([path, []]);
      const named = [promised ?? []].flat().filter((check) => OF_DIAGNOSIS.includes(check));
      expect([path, ...failing]).toEqual(expect.arrayContaining([path, ...named]));
    }
  });
});

/** Evidence reported during normal operation. */
function healthyPart(id: string, recorded: Incident): Incident {
  if (id === NONE) return recorded;
  const { logs, spans } = sinceDeployment(recorded);
  const after = new Set([...logs, ...spans].map((each) => each.id));
  return {
    logs: recorded.logs.filter((each) => !after.has(each.id)),
    spans: recorded.spans.filter((each) => !after.has(each.id)),
    series: [],
  };
}

/** Orders that wait for seconds, or that the carrier fails twice, on a machine that was busy during the recording. */
const MOST_OF_A_HEALTHY_DAY = 0.02;

it('hardly anything of a healthy day is chosen as evidence of a stuck consumer', async () => {
  const { pack, faults, recordingOf } = await INCIDENTS['stuck-consumer']();
  const selectors = new Map(
    faults.flatMap((id) => getFault(pack, id).evidence).map((each) => [JSON.stringify(each), each]),
  );
  for (const id of faults) {
    const part = healthyPart(id, recordingOf(id));
    const most = MOST_OF_A_HEALTHY_DAY * (part.logs.length + part.spans.length);
    for (const [text, selector] of selectors)
      expect([id, text, idsOf([selector], part).size < most]).toEqual([id, text, true]);
  }
});
