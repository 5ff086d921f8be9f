import { z } from 'zod';
import { boxesOf, testEngine } from './sandbox.js';

const topSchema = z.object({ Titles: z.array(z.string()), Processes: z.array(z.array(z.string())) });

interface BoxProcess {
  /** Its number on the host. */
  readonly pid: number;
  readonly command: string;
}

/** What runs in these boxes; in one that has just gone nothing does. */
export async function processesIn(boxes: readonly { readonly Id: string }[]): Promise<BoxProcess[]> {
  const tops = await Promise.all(
    boxes.map(async ({ Id }) => {
      const top: unknown = await testEngine()
        .getContainer(Id)
        .top()
        .catch(() => ({ Titles: [], Processes: [] }));
      return topSchema.parse(top);
    }),
  );
  return tops.flatMap(({ Titles, Processes }) =>
    Processes.map((fields) => ({
      pid: Number(fields[Titles.indexOf('PID')]),
      command: fields.at(-1) ?? '',
    })),
  );
}

/** Processes in a worker's boxes whose command begins like this, by their numbers on the host. */
export async function pidsInBoxes(workerId: string, command: string): Promise<number[]> {
  const processes = await processesIn(await boxesOf(workerId));
  return processes.filter((each) => each.command.startsWith(command)).map(({ pid }) => pid);
}

/** Kills the one process in a worker's boxes whose command begins like this. */
export async function killInBox(workerId: string, command: string): Promise<void> {
  const [pid, ...more] = await pidsInBoxes(workerId, command);
  if (pid === undefined || !(pid > 1) || more.length > 0)
    throw new Error(`there is not one ${command}: ${JSON.stringify([pid, ...more])}`);
  process.kill(pid, 'SIGKILL');
}
