import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepareInstallation, type Installation } from '../support/site/compose.js';
import { eventually } from '../support/eventually.js';
import { runLoad } from '../support/site/load.js';
import { median } from '../support/median.js';
import type { SubmitOrder } from '../support/site/submit.js';

const ROUNDS = Number(process.env['HONE_BENCH_ROUNDS'] ?? 3);
const COUNT = Number(process.env['HONE_BENCH_COMPOSE_LOAD'] ?? 30);
const ACCEPTED = new URL(
  '../../challenges/fraud-rings/solutions/accepted/reference-python/main.py',
  import.meta.url,
);

/** A sample run. */
const run = (content: string): SubmitOrder => ({
  challenge: 'fraud-rings',
  language: 'python',
  mode: 'run',
  files: [{ path: 'main.py', content }],
});
const program = readFileSync(fileURLToPath(ACCEPTED), 'utf8');
const LOADS = {
  'small programs': run(program),
  'programs that mostly wait': run(`import time\n\ntime.sleep(0.25)\n${program}`),
};
const print = (text: string) => process.stdout.write(`${text}\n`);

let site: Installation;
beforeAll(async () => {
  site = await prepareInstallation({ HONE_RATE_LIMIT_FACTOR: '1000', HONE_WORKER_SLOTS: '1' });
  await site.must('up', '--detach', '--scale', 'worker=2');
  await site.must('run', '--rm', 'hone', 'seed', 'challenges/fraud-rings');
  await site.healthy();
}, 480_000);
afterAll(() => site.remove(), 120_000);

/** CPU seconds since boot: those of the whole machine, and those not spent idle. */
function machineCpu(): { busy: number; all: number } {
  const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number);
  const [user = 0, nice = 0, system = 0, idle = 0, wait = 0, irq = 0, soft = 0] = ticks;
  const busy = (user + nice + system + irq + soft) / 100;
  return { busy, all: busy + (idle + wait) / 100 };
}

/** CPU seconds of each service so far. */
async function serviceCpu(): Promise<Map<string, number>> {
  const all = await site.containers();
  const used = new Map<string, number>();
  for (const { Id, Labels } of all) {
    const service = Labels['com.docker.compose.service'] ?? '';
    const stats = await site.docker.getContainer(Id).stats({ stream: false, 'one-shot': true });
    used.set(service, (used.get(service) ?? 0) + stats.cpu_stats.cpu_usage.total_usage / 1e9);
  }
  return used;
}

async function measure(order: SubmitOrder) {
  await runLoad({ url: site.url, order, count: 6, users: 3 });
  const services = await serviceCpu();
  const machine = machineCpu();
  const result = await runLoad({ url: site.url, order, count: COUNT, users: 5 });
  // The machine first: asking the engine for the services' usage takes seconds.
  const end = machineCpu();
  const later = await serviceCpu();
  expect(result).toMatchObject({ graded: COUNT, others: {} });
  const each = [...later].map(
    ([name, cpu]) => [name, ((cpu - (services.get(name) ?? 0)) / COUNT) * 1000] as const,
  );
  return {
    perSecond: result.perSecond,
    busy: (end.busy - machine.busy) / (end.all - machine.all),
    cpuMs: ((end.busy - machine.busy) / COUNT) * 1000,
    services: each.map(([name, ms]) => `${name} ${ms.toFixed(0)}`).join(', '),
  };
}

async function secondWorker(wanted: 'running' | 'stopped'): Promise<void> {
  const [, second] = (await site.containers('worker')).sort((a, b) => (a.Id < b.Id ? -1 : 1));
  const container = site.docker.getContainer(second?.Id ?? '');
  await (wanted === 'running' ? container.start() : container.stop({ t: 30 })).catch((error: unknown) => {
    // 304: it already is.
    if ((error as { statusCode?: number }).statusCode !== 304) throw error;
  });
  if (wanted === 'running') await site.healthy();
  await eventually(
    async () => (await container.inspect()).State.Running,
    (running) => running === (wanted === 'running'),
  );
}

describe('what a second worker in compose brings', () => {
  it.each(Object.entries(LOADS))(
    'for the throughput of %s',
    async (name, order) => {
      const one: Awaited<ReturnType<typeof measure>>[] = [];
      const two: typeof one = [];
      for (let round = 0; round < ROUNDS; round++) {
        await secondWorker('stopped');
        one.push(await measure(order));
        await secondWorker('running');
        two.push(await measure(order));
      }
      const rates = [one, two].map((rounds) => median(rounds.map(({ perSecond }) => perSecond)));
      const ratio = (rates[1] ?? 0) / (rates[0] ?? 1);
      print(
        `compose, ${name}: ${rates.map((rate) => rate.toFixed(2)).join(' → ')} a second, × ${ratio.toFixed(2)} with a second worker`,
      );
      for (const [workers, rounds] of [one, two].entries()) {
        const busy = median(rounds.map((round) => round.busy)) * 100;
        const cpu = median(rounds.map(({ cpuMs }) => cpuMs));
        print(
          `  ${workers + 1}: machine ${busy.toFixed(0)} % busy, ${cpu.toFixed(0)} ms CPU a submission, of it ${rounds.at(-1)?.services}`,
        );
      }
    },
    900_000,
  );
});
