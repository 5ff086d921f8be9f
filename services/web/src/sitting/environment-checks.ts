import type { Submission } from '@hone/contracts';
import type { Sitting } from '@hone/contracts/hiring';
import { del, get, set } from 'idb-keyval';
import type { HoneApi } from '../api-client/hone-api.js';
import { createIdempotencyKey } from '../api-client/idempotency-key.js';
import type { SittingApi } from '../api-client/sitting-api.js';
import { filesToSend, openWork } from '../challenge/work.js';
import type { LiveChannel } from '../live/live-channel.js';
import { t } from '../strings/sitting.js';
import { viewOf } from './sitting-ports.js';

export const CHECKS = ['server', 'clock', 'storage', 'live', 'sandbox'] as const;
export type CheckName = (typeof CHECKS)[number];

export interface CheckState {
  /** `note`: worth knowing, but harmless. */
  readonly kind: 'waiting' | 'running' | 'good' | 'note' | 'bad';
  readonly words: string;
}

interface CheckWorld {
  readonly sitting: Sitting;
  readonly api: SittingApi;
  /** Runs of the practice item. */
  readonly practice: HoneApi;
  readonly channel: LiveChannel;
}

const good = (words: string): CheckState => ({ kind: 'good', words });
const note = (words: string): CheckState => ({ kind: 'note', words });
const bad = (words: string): CheckState => ({ kind: 'bad', words });

/** How far a device's clock may be off without a note. */
const CLOCK_SLACK_MS = 10_000;
const LIVE_TIMEOUT_MS = 5_000;
const RUN_TIMEOUT_MS = 60_000;
const RUN_LOOK_MS = 700;
const STORED = 'hone-check';

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

async function checkServer({ api, sitting }: CheckWorld): Promise<CheckState> {
  const begun = performance.now();
  await api.getSitting(sitting.id);
  return good(t('ready.serverGood', { ms: Math.round(performance.now() - begun) }));
}

async function checkClock({ api, sitting }: CheckWorld): Promise<CheckState> {
  const begun = Date.now();
  const { serverNow } = await api.getSitting(sitting.id);
  const off = (begun + Date.now()) / 2 - Date.parse(serverNow);
  return Math.abs(off) <= CLOCK_SLACK_MS
    ? good(t('ready.clockGood'))
    : note(t('ready.clockNote', { seconds: Math.round(Math.abs(off) / 1_000) }));
}

async function checkStorage(): Promise<CheckState> {
  const written = String(performance.now());
  await set(STORED, written);
  const kept = (await get<string>(STORED)) === written;
  await del(STORED);
  return kept ? good(t('ready.storageGood')) : note(t('ready.storageBad'));
}

async function checkLive({ channel }: CheckWorld): Promise<CheckState> {
  const isUp = await new Promise<boolean>((resolve) => {
    const seat = channel.join({
      onUp: () => resolve(true),
      onDown: () => undefined,
      onEvent: () => undefined,
    });
    void wait(LIVE_TIMEOUT_MS).then(() => {
      resolve(false);
      seat.leave();
    });
  });
  return isUp ? good(t('ready.liveGood')) : note(t('ready.liveNote'));
}

const isDone = ({ status }: Submission): boolean => status !== 'queued' && status !== 'running';

/** Runs the practice challenge unchanged. */
async function checkSandbox({ sitting, api, practice }: CheckWorld): Promise<CheckState> {
  if (!sitting.hasPractice) return note(t('ready.sandboxNone'));
  const challenge = viewOf(await api.getItem(sitting.id, 'practice'));
  const language = challenge.languages[0];
  if (language === undefined) return note(t('ready.sandboxNote'));
  const files = filesToSend(openWork(challenge, language), challenge);
  const begun = performance.now();
  const body = { challenge: challenge.slug, language, files, mode: 'run' as const };
  const { id } = await practice.createSubmission(body, createIdempotencyKey());
  while (performance.now() - begun < RUN_TIMEOUT_MS) {
    await wait(RUN_LOOK_MS);
    const record = await practice.getSubmission(id);
    if (!isDone(record)) continue;
    const seconds = (performance.now() - begun) / 1_000;
    return record.status === 'graded'
      ? good(t('ready.sandboxGood', { seconds }))
      : bad(t('ready.sandboxBad'));
  }
  return note(t('ready.sandboxNote'));
}

const RUNS: Readonly<Record<CheckName, (world: CheckWorld) => Promise<CheckState>>> = {
  server: checkServer,
  clock: checkClock,
  storage: checkStorage,
  live: checkLive,
  sandbox: checkSandbox,
};

const FAILED: Readonly<Record<CheckName, () => CheckState>> = {
  server: () => bad(t('ready.serverBad')),
  clock: () => bad(t('ready.serverBad')),
  storage: () => note(t('ready.storageBad')),
  live: () => note(t('ready.liveNote')),
  sandbox: () => bad(t('ready.sandboxBad')),
};

/** Runs all checks, one after the other, and reports each state. */
export async function runChecks(
  world: CheckWorld,
  report: (name: CheckName, state: CheckState) => void,
): Promise<void> {
  for (const name of CHECKS) {
    report(name, { kind: 'running', words: '' });
    report(name, await RUNS[name](world).catch(FAILED[name]));
  }
}
