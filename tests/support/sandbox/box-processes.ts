import { z } from 'zod';
import { boxesOf, testEngine } from './sandbox.js';

const topSchema = z.object({ Titles: z.array(z.string()), Processes: z.array(z.array(z.string())) });

interface BoxProcess {
  /** Its process id on the host. */
  readonly pid: number;
  readonly command: string;
}

/** The processes in a box. Rejects when it is already gone. */
export async function processesIn({ Id }: { readonly Id: string }): Promise<BoxProcess[]> {
  const { Titles, Processes } = topSchema.parse(await testEngine().getContainer(Id).top());
  return Processes.map((fields) => ({
    pid: Number(fields[Titles.indexOf('PID')]),
    command: fields.at(-1) ?? '',
  }));
}

/** Processes in a worker's boxes whose command begins with this, by their process ids on the host. */
export async function pidsInBoxes(workerId: string, command: string): Promise<number[]> {
  const boxes = await boxesOf(workerId);
  const processes = (await Promise.all(boxes.map(processesIn))).flat();
  return processes.filter((each) => each.command.startsWith(command)).map(({ pid }) => pid);
}

/** Kills the only process in a worker's boxes whose command begins with this. */
export async function killInBox(workerId: string, command: string): Promise<void> {
  const [pid, ...more] = await pidsInBoxes(workerId, command);
  if (pid === undefined || !(pid > 1) || more.length > 0)
    throw new Error(`there is not one ${command}: ${JSON.stringify([pid, ...more])}`);
  process.kill(pid, 'SIGKILL');
}
