import { setTimeout as pause } from 'node:timers/promises';
import { draftConflictSchema, savedDraftSchema } from '@hone/contracts';
import { sittingSchema, type Sitting } from '@hone/contracts/hiring';
import { actOn, openInvitation } from '../../../services/api/src/testing/hiring-people.js';
import { TestClient, type Call } from '../../../services/api/src/testing/test-client.js';

export const ITEM = 'sum';
const PROGRAM = 'import sys\n\nprint(sum(map(int, sys.stdin.read().split())))\n';
const TYPE_EVERY_MS = 2_000;
const LOOK_MS = 500;
const PASTE_EVERY = 3;

/** What a candidate knows at the end. */
export interface Sat {
  readonly id: string;
  readonly sitting: Sitting;
  /** When each version was typed; its number is in the text. */
  readonly typedAt: readonly number[];
  /** The newest version that the server confirmed. */
  readonly confirmed: number;
  /** Facts that the server confirmed. */
  readonly pastes: number;
  /** The last deadline from the server while the sitting ran. */
  readonly deadline: number;
  /** When the end was first seen, and how long the api had been answering by then. */
  readonly endSeenAt: number;
  readonly answeringSince: number;
}

/** Types a version every two seconds, and keeps asking through every outage, as the page does. */
class Candidate {
  readonly id: string;
  readonly #client: TestClient;
  readonly #typedAt: number[] = [];
  #revision = 0;
  #confirmed = -1;
  #pastes = 0;
  #deadline = 0;
  #answeringSince = 0;

  constructor(client: TestClient, id: string) {
    this.#client = client;
    this.id = id;
  }

  async sit(): Promise<Sat> {
    const begun = Date.now();
    await this.#insist(() => actOn(this.#client, this.id, 'start'));
    for (;;) {
      if (Date.now() - begun >= this.#typedAt.length * TYPE_EVERY_MS) this.#typedAt.push(Date.now());
      if (this.#confirmed < this.#typedAt.length - 1) await this.#save(this.#typedAt.length - 1);
      const sitting = await this.#look();
      if (sitting !== undefined && sitting.finishedAt !== null) return this.#sat(sitting);
      await pause(LOOK_MS);
    }
  }

  #sat(sitting: Sitting): Sat {
    return {
      ...{ id: this.id, sitting, typedAt: this.#typedAt, confirmed: this.#confirmed, pastes: this.#pastes },
      ...{ deadline: this.#deadline, endSeenAt: Date.now(), answeringSince: this.#answeringSince },
    };
  }

  async #look(): Promise<Sitting | undefined> {
    const answer = await this.#call(`/sittings/${this.id}`);
    if (answer?.status !== 200) {
      this.#answeringSince = 0;
      return undefined;
    }
    if (this.#answeringSince === 0) this.#answeringSince = Date.now();
    const sitting = sittingSchema.parse(answer.body);
    if (sitting.deadline !== null) this.#deadline = Date.parse(sitting.deadline);
    return sitting;
  }

  async #save(version: number): Promise<void> {
    const files = [{ path: 'main.py', content: `# version ${version}\n${PROGRAM}` }];
    const json = { language: 'python', files, revision: this.#revision };
    const answer = await this.#call(`/sittings/${this.id}/items/${ITEM}/draft`, { method: 'PUT', json });
    if (answer?.status === 409) {
      const conflict = draftConflictSchema.safeParse(answer.body);
      // The response to an earlier try was cut off.
      if (conflict.success) this.#revision = conflict.data.draft.revision;
      return;
    }
    if (answer?.status !== 200) return;
    this.#revision = savedDraftSchema.parse(answer.body).revision;
    this.#confirmed = version;
    if (version % PASTE_EVERY === 0) await this.#paste(version);
  }

  async #paste(version: number): Promise<void> {
    const json = { items: [{ type: 'paste', chars: version + 1, from: 'outside', item: ITEM }] };
    const answer = await this.#call(`/sittings/${this.id}/facts`, { json });
    if (answer?.status === 204) this.#pastes += 1;
  }

  #call(path: string, call?: Call) {
    return this.#client.call(`/api/v1${path}`, call).catch(() => undefined);
  }

  async #insist<T>(act: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await act();
      } catch {
        await pause(LOOK_MS);
      }
    }
  }
}

/** Opens an invitation; the clock starts with `sit`. */
export async function createCandidate(apiUrl: string, token: string): Promise<Candidate> {
  const client = new TestClient(apiUrl);
  return new Candidate(client, await openInvitation(client, token));
}

/** The version in a submitted text. */
export const versionOf = (content: string): number => Number(/^# version (\d+)$/m.exec(content)?.[1] ?? -1);
