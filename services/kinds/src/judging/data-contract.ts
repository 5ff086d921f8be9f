import type { PackageFinding, TrustedSession } from '@hone/contracts/kind';
import type { Box, BoxSpec, RunLimits } from '@hone/contracts/sandbox';
import { decodeText } from './evidence-text.js';
import { error } from './findings.js';
import { filesBelow, folderOf } from './package-files.js';

/** More findings than these teach nothing new. */
export const MAX_BROKEN = 5;

const MESSAGE_CHARACTERS = 600;
const LIMITS: RunLimits = { cpuMs: 20_000, wallMs: 60_000, stdoutBytes: 65_536, stderrBytes: 1024 * 1024 };

/** Generated data, and its name in findings. */
interface ContractData {
  readonly family: string;
  readonly name: string;
  readonly data: Uint8Array;
}

/**
 * A task's `grading.contract`: a Python program that knows the statement and not the generator. It gets generated data
 * on standard input, and fails with one line where the statement rules the data out.
 */
type DataContract = (data: ContractData) => Promise<PackageFinding | undefined>;

/** The contract at `path`, in a Python box that opens when first needed. Neighboring files come along. */
export function createDataContract(
  session: Pick<TrustedSession<unknown>, 'open' | 'package'>,
  path: string,
  spec: BoxSpec,
): DataContract {
  let opened: Promise<Box> | undefined;
  return async ({ family, name, data }) => {
    const box = await (opened ??= open(session, path, spec));
    const argv = ['python3', '-I', '-B', `/box/${path}`, family];
    const outcome = await box.run({ argv, stdin: data, limits: LIMITS });
    if (outcome.status === 'exited') return undefined;
    const said = decodeText(outcome.stderr).trim().split('\n').at(-1) ?? '';
    const what = said === '' ? `the contract ended as ${outcome.status}` : said.slice(0, MESSAGE_CHARACTERS);
    return error('CONTRACT_BROKEN', path, `the data of ${name} break the statement: ${what}`);
  };
}

async function open(
  session: Pick<TrustedSession<unknown>, 'open' | 'package'>,
  path: string,
  spec: BoxSpec,
): Promise<Box> {
  const box = await session.open(spec);
  const folder = folderOf(path);
  const files = [...filesBelow(session.package, folder)];
  await box.put(files.map(([file, content]) => ({ path: `${folder}/${file}`, content })));
  return box;
}
