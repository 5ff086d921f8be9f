import { fileURLToPath } from 'node:url';
import { languageSchema, roleSchema } from '@hone/contracts';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { changeRole } from './commands/admin.js';
import { doctor } from './commands/doctor.js';
import { grade, type GradeFlags } from './commands/grade.js';
import { importChallenge, type ImportFlags } from './commands/import.js';
import { newChallenge, type NewFlags } from './commands/new-challenge.js';
import { regrade, type RegradeFlags } from './commands/regrade.js';
import { schema } from './commands/schema.js';
import { seed, type ApiTarget } from './commands/seed.js';
import { listTemplates } from './commands/templates.js';
import { verify, type VerifyFlags } from './commands/verify.js';
import { chooseEngine, findServiceToken } from './engine.js';
import { createOutput, EXIT, UsageError, type Output } from './output.js';
import { PROMISED_SPREAD } from './regrading/report.js';
import { openDoctorSandbox, openSandbox } from './sandbox.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const VERIFY_EXITS = `
Exit codes:
  0    clean
  1    findings; each names its place and what is wrong
  2    usage: an unknown option, a folder that does not exist
  3    the platform failed, also when asked again; nothing is proven about the challenges
  130  stopped from outside
docs/verify.md explains the report.`;

const REGRADE_EXITS = `
HONE_TOKEN is the API token of an author, a reviewer or an admin with the scopes read, submit and admin; for --last, read
is enough. HONE_API_URL is the address of the api, the one of this machine when absent.

Exit codes:
  0    graded the same: the verdict stayed, and the score moved by ${PROMISED_SPREAD} point at most
  1    graded differently
  2    usage, or refused: the message names the field
  3    no verdict: voided, cancelled, not within --timeout, or the api failed
  130  stopped from outside; the regrade goes on
docs/operations.md explains the report.`;

/** The `hone` command; answers the exit code. Results go to stdout, logs to stderr. */
export async function main(argv: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const output = createOutput(argv.includes('--json'));
  const program = createProgram(output, (ended) => (code = ended));
  try {
    await program.parseAsync([...argv]);
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error instanceof UsageError) {
      const { errors, message } = error;
      output.result({ code: error.code, title: message, errors }, `refused (${error.code})\n${message}`);
      return EXIT.usage;
    }
    output.note(error instanceof Error ? error.message : String(error));
    output.result({ code: 'INTERNAL', title: String(error) }, 'failed; nothing was changed');
    return EXIT.findings;
  }
}

function createProgram(output: Output, end: (code: number) => void): Command {
  const program = new Command('hone').description('Hone on the command line').exitOverride();
  const json = new Option('--json', 'print one JSON object on stdout');
  const open = () => openSandbox(ROOT, process.env, output);
  program
    .command('grade <challenge-dir> <files...>')
    .description('grade files right here; needs Docker only')
    .option('--language <id>')
    .addOption(new Option('--mode <mode>').choices(['run', 'submit']).default('submit'))
    .option('--input <file>', 'custom input of a sample run')
    .option('--entry <file>', 'the main file')
    .option('--seed <hex>', 'repeat a grading with its seed', parseSeed)
    .addOption(json)
    .action(async (folder: string, files: string[], flags: GradeFlags) =>
      end(await grade(folder, files, flags, open, output)),
    );
  addVerify(program, json, output, end);
  addAuthoring(program, json, output, end);
  addMaintenance(program, json, output, end);
  return program;
}

function addVerify(program: Command, json: Option, output: Output, end: (code: number) => void): void {
  const open = () => openSandbox(ROOT, process.env, output);
  program
    .command('verify [challenge-dirs...]')
    .description('the author gate: prove that challenges keep their promises')
    .option('--all', 'every folder under challenges/', false)
    .option('--quick', 'grade each solution once and plant no cheats', false)
    .option(
      '--repetitions <n>',
      'gradings per solution, each with fresh hidden data (default: 3)',
      parseCount,
    )
    .option('--only <text>', 'only solutions whose path contains the text; no starters, no cheats')
    .option('--language <ids>', 'only solutions and starters in these languages, comma-separated', parseIds)
    .option('--cheats', 'plant cheats, whatever --quick, --only and --language say')
    .option('--no-cheats', 'plant no cheats')
    .option('--cheat <ids>', 'plant these cheats only, comma-separated', (text: string) => text.split(','))
    .option('--parallel <n>', 'gradings at once (default: one for each core)', parseCount)
    .option('--html <file>', 'write the report as a page, too')
    .option(
      '--write-expectations',
      'write into expect.yml what broken promises would be kept; read the difference',
    )
    .addOption(json)
    .addHelpText('after', VERIFY_EXITS)
    .action(async (folders: string[], flags: VerifyFlags) =>
      end(await verify(folders, flags, ROOT, open, output)),
    );
}

function addAuthoring(program: Command, json: Option, output: Output, end: (code: number) => void): void {
  program
    .command('new <template> <slug>')
    .description('start a challenge from a template')
    .option('--out <dir>', 'where the challenge folder is made; challenges/ when absent')
    .addOption(json)
    .addHelpText('after', listTemplates())
    .action(async (template: string, slug: string, flags: NewFlags) =>
      end(await newChallenge(template, slug, flags, ROOT, output)),
    );
  program
    .command('import <package>')
    .description('make a challenge of a Kattis/ICPC problem package, a folder or a zip file')
    .option('--out <dir>', 'where the challenge folder is made; challenges/ when absent')
    .option('--language <ids...>', 'offer these languages only')
    .addOption(json)
    .action(async (path: string, flags: ImportFlags) =>
      end(await importChallenge(path, flags, ROOT, () => openSandbox(ROOT, process.env, output), output)),
    );
  program
    .command('schema')
    .description('print the JSON Schema of challenge.yml')
    .option('--out <file>', 'write it to a file')
    .addOption(json)
    .action(async (flags: { out?: string }) => end(await schema(flags.out, output)));
}

function addMaintenance(program: Command, json: Option, output: Output, end: (code: number) => void): void {
  program
    .command('seed [challenge-dirs...]')
    .description('load challenges into the catalogue of the running api')
    .addOption(json)
    .action(async (folders: string[]) => end(await seed(folders, ROOT, findApi(), output)));
  addRegrade(program, json, output, end);
  addAdmin(program, json, output, end);
  program
    .command('doctor')
    .description('what this machine offers, and what to mend')
    .addOption(json)
    .action(async () => end(await doctor(ROOT, () => openDoctorSandbox(ROOT, process.env, output), output)));
}

function addRegrade(program: Command, json: Option, output: Output, end: (code: number) => void): void {
  program
    .command('regrade <submission>')
    .description('have a submission of the running api graded again, and compare both gradings')
    .option('--last', 'show the newest regrade and ask for none; of a regrade, itself', false)
    .option('--timeout <seconds>', 'how long to wait for the verdict', parseSeconds, 900)
    .addOption(json)
    .addHelpText('after', REGRADE_EXITS)
    .action(async (id: string, flags: RegradeFlags) =>
      end(await regrade(id, flags, { apiUrl: findApiUrl(), token: process.env['HONE_TOKEN'] }, output)),
    );
}

function addAdmin(program: Command, json: Option, output: Output, end: (code: number) => void): void {
  const admin = program.command('admin').description('look after the accounts of the running api');
  const roles = `one of ${roleSchema.options.join(', ')}`;
  admin
    .command('grant <email> <role>')
    .description(`give somebody a role: ${roles}`)
    .addOption(json)
    .action(async (email: string, role: string) =>
      end(await changeRole({ email, role, grant: true }, findApi(), output)),
    );
  admin
    .command('revoke <email> <role>')
    .description('take a role away; it counts at once')
    .addOption(json)
    .action(async (email: string, role: string) =>
      end(await changeRole({ email, role, grant: false }, findApi(), output)),
    );
}

/** The api of this machine, or the one that the environment names. */
function findApiUrl(): string {
  return process.env['HONE_API_URL'] ?? `http://127.0.0.1:${chooseEngine(ROOT, process.env).port}`;
}

/** The same for our own processes. */
const findApi = (): ApiTarget => ({
  apiUrl: findApiUrl(),
  serviceToken: findServiceToken(ROOT, process.env),
});

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new InvalidArgumentError('a whole number from 1 to 100');
  return count;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 86_400)
    throw new InvalidArgumentError('a whole number of seconds from 1 to 86400, which is a day');
  return seconds;
}

function parseIds(text: string): string[] {
  const ids = text.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !languageSchema.safeParse(id).success);
  if (unknown !== undefined) throw new InvalidArgumentError(`"${unknown}" is no language id such as python`);
  return ids;
}

function parseSeed(text: string): string {
  if (!/^[0-9a-f]{8,64}$/.test(text)) throw new InvalidArgumentError('8 to 64 hexadecimal digits');
  return text;
}
