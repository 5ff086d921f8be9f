import { z } from 'zod';
import { boxesOf, testEngine } from './sandbox.js';

const topSchema = z.object({ Titles: z.array(z.string()), Processes: z.array(z.array(z.string())) });

/** Processes in a worker's boxes whose command begins like this, by their numbers on the host. */
export async function pidsInBoxes(workerId: string, command: string): Promise<number[]> {
  const boxes = await boxesOf(workerId);
  const tops = await Promise.all(
    boxes.map(async ({ Id }) => topSchema.parse(await testEngine().getContainer(Id).top())),
  );
  return tops.flatMap(({ Titles, Processes }) =>
    Processes.filter((fields) => fields.at(-1)?.startsWith(command)).map((fields) =>
      Number(fields[Titles.indexOf('PID')]),
    ),
  );
}

/** Kills the one process in a worker's boxes whose command begins like this. */
export async function killInBox(workerId: string, command: string): Promise<void> {
  const [pid, ...more] = await pidsInBoxes(workerId, command);
  if (pid === undefined || !(pid > 1) || more.length > 0)
    throw new Error(`there is not one ${command}: ${JSON.stringify([pid, ...more])}`);
  process.kill(pid, 'SIGKILL');
}
