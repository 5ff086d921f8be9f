import { challengeViewSchema, submissionSchema, submittedSchema, type Submitted } from '@hone/contracts';
import { z } from 'zod';
import { createRecordVerdict } from '../consumers/record-verdict.js';
import { createApi, type Api } from '../create-api.js';
import type { ApiDependencies } from '../ports.js';
import { archiveOf, samplePackage } from './sample-package.js';
import { serveApp, TestClient, type Call } from './test-client.js';
import { TestWorker } from './test-worker.js';

/** A listening api and its users. */
export class TestApi<D extends ApiDependencies = ApiDependencies> {
  readonly world: D;
  readonly api: Api;
  readonly worker: TestWorker;
  readonly base: string;
  private readonly stop: () => Promise<void>;

  private constructor(world: D, api: Api, served: Awaited<ReturnType<typeof serveApp>>) {
    this.world = world;
    this.api = api;
    this.base = served.base;
    this.worker = new TestWorker(world);
    this.stop = served.close;
  }

  /**
   * Starts an api with one challenge, `price-spread`, and one ready worker. The test runs background work
   * itself.
   */
  static async start<D extends ApiDependencies>(world: D): Promise<TestApi<D>> {
    const api = createApi(world);
    const test = new TestApi(world, api, await serveApp(api.app));
    await test.worker.announce();
    await test.seed(samplePackage());
    return test;
  }

  visitor(): TestClient {
    return new TestClient(this.base);
  }

  async guest(): Promise<TestClient> {
    const client = this.visitor();
    await client.get(z.object({ user: z.object({ id: z.string() }) }), '/api/v1/auth/guest', POST, 201);
    return client;
  }

  async seed(files: Record<string, string | Uint8Array>) {
    const answer = await this.visitor().call('/api/v1/internal/packages', {
      raw: archiveOf(files),
      headers: { 'content-type': 'application/gzip', ...this.operator },
    });
    return answer;
  }

  /** What a worker or a live gateway sends. */
  get service(): Record<string, string> {
    return { authorization: `Bearer ${this.world.settings.serviceToken}` };
  }

  /** What the command line of an operator sends. */
  get operator(): Record<string, string> {
    return { authorization: `Bearer ${this.world.settings.operatorToken}` };
  }

  /** Submits and waits until the submission is dispatched, if there is capacity. */
  async submit(client: TestClient, changes: object = {}, call: Call = {}): Promise<Submitted> {
    const json = { ...SUBMISSION, ...changes };
    const submitted = await client.get(submittedSchema, '/api/v1/submissions', { ...call, json }, 202);
    await this.api.services.dispatcher.idle();
    return submitted;
  }

  /** Records the waiting report. */
  async record(): Promise<void> {
    const { repositories, results, logger, scope, tracer } = this.world;
    const { submissions } = repositories;
    const { attempts, dispatcher } = this.api.services;
    const recordVerdict = createRecordVerdict({ submissions, attempts, logger, scope, tracer });
    const job = await results.take();
    if (job === undefined) throw new Error('there is no report');
    await recordVerdict(job.payload);
    await job.done();
    await dispatcher.idle();
  }

  get(client: TestClient, id: string) {
    return client.get(submissionSchema, `/api/v1/submissions/${id}`);
  }

  getChallenge(client: TestClient, slug = 'price-spread') {
    return client.get(challengeViewSchema, `/api/v1/challenges/${slug}`);
  }

  async close(): Promise<void> {
    await this.api.close();
    await this.stop();
    const { queues, results, log } = this.world;
    await Promise.all([...Object.values(queues), results, log].map((adapter) => adapter.close()));
  }
}

export const POST: Call = { method: 'POST' };

export const SUBMISSION = {
  challenge: 'price-spread',
  language: 'python',
  files: [{ path: 'main.py', content: 'print(4)\n' }],
  mode: 'submit',
};
