import { fileURLToPath } from 'node:url';
import { languageSchema, roleSchema } from '@hone/contracts';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { changeDomain, changeRole, changeWorkspaceMail, makePasswordLink } from '../commands/admin.js';
import { doctor } from '../commands/doctor.js';
import { grade, type GradeFlags } from '../commands/grade.js';
import { importChallenge, type ImportFlags } from '../commands/import.js';
import { newChallenge, type NewFlags } from '../commands/new-challenge.js';
import { record, type RecordFlags } from '../commands/record.js';
import { regrade, type RegradeFlags } from '../commands/regrade.js';
import { restoreWorkspace } from '../commands/restore-workspace.js';
import { schema } from '../commands/schema.js';
import type { ApiTarget } from '../commands/api-target.js';
import { seed } from '../commands/seed.js';
import { listTemplates } from '../commands/templates.js';
import { verify, type VerifyFlags } from '../commands/verify.js';
import { seedDemo } from '../demo/seed-demo.js';
import { chooseEngine, findOperatorToken } from '../engine.js';
import type { Output } from '../output.js';
import { PROMISED_SPREAD } from '../regrading/report.js';
import { openDoctorSandbox, openSandbox } from '../sandbox.js';
import { jsonOption, type ProgramParts } from './program-parts.js';

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));

const VERIFY_EXITS = `
Exit codes:
  0    clean
  1    findings; each names the file and the problem
  2    usage error, such as an unknown option or a missing folder
  3    the platform failed, even after a retry; the result says nothing about the challenges
  130  interrupted
docs/verify.md explains the report.`;

const REGRADE_EXITS = `
Set HONE_TOKEN to the API token of an author, reviewer or admin, with the scopes read, submit and admin; --last needs
only read. Set HONE_API_URL to the address of the api; the default is the api of this machine.

Exit codes:
  0    same result: the verdict is unchanged, and the score differs by at most ${PROMISED_SPREAD} point
  1    different result
  2    usage error, or the api rejected the request; the message names the field
  3    no verdict: voided, cancelled, timed out, or the api failed
  130  interrupted; the regrade continues
docs/operations.md explains the report.`;

/** Adds the commands of authors and operators. */
export function addOperatorCommands({ program, output, end }: ProgramParts): void {
  const json = jsonOption();
  const open = () => openSandbox(ROOT, process.env, output);
  program
    .command('grade <challenge-dir> <files...>')
    .description('grade files on this machine; needs only Docker')
    .option('--language <id>')
    .addOption(new Option('--mode <mode>').choices(['run', 'submit']).default('submit'))
    .option('--input <file>', 'custom input, for --mode run')
    .option('--entry <file>', 'path of the main file')
    .option('--seed <hex>', 'repeat a grading with the same seed', parseSeed)
    .option('--variant <hex>', 'seed of the variant to grade (default: drawn from the seed)', parseSeed)
    .addOption(json)
    .action(async (folder: string, files: string[], flags: GradeFlags) =>
      end(await grade(folder, files, flags, open, output)),
    );
  addVerify(program, json, output, end);
  addAuthoring(program, json, output, end);
  addMaintenance(program, json, output, end);
}

function addVerify(program: Command, json: Option, output: Output, end: (code: number) => void): void {
  const open = () => openSandbox(ROOT, process.env, output);
  program
    .command('verify [challenge-dirs...]')
    .description('check that challenges grade their own solutions as expected')
    .option('--all', 'verify every folder under challenges/', false)
    .option('--quick', 'grade each solution once, and skip the cheats', false)
    .option('--repetitions <n>', 'gradings per solution, each with new hidden data (default: 3)', parseCount)
    .option('--only <text>', 'grade only solutions whose path contains the text; no starters, no cheats')
    .option('--no-solutions', 'skip grading solutions; check everything else')
    .option(
      '--language <ids>',
      'grade only solutions and starters in these languages, separated by commas',
      parseIds,
    )
    .option('--cheats', 'try the cheats even with --quick, --only or --language')
    .option('--no-cheats', 'skip the cheats')
    .option('--cheat <ids>', 'try only these cheats, separated by commas', (text: string) => text.split(','))
    .option('--parallel <n>', 'number of parallel gradings (default: one per core)', parseCount)
    .option('--html <file>', 'also write the report as an HTML page')
    .option('--table <file>', 'update the rows of these challenges in the table of a Markdown page')
    .option(
      '--resume <file>',
      'skip challenges that this file lists as clean, and add those that are clean now',
    )
    .option('--write-expectations', 'update expect.yml to match the results; review the diff')
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
    .option('--out <dir>', 'where to create the challenge folder (default: challenges/)')
    .addOption(json)
    .addHelpText('after', listTemplates())
    .action(async (template: string, slug: string, flags: NewFlags) =>
      end(await newChallenge(template, slug, flags, ROOT, output)),
    );
  program
    .command('import <package>')
    .description('create a challenge from a Kattis/ICPC problem package, a folder or a zip file')
    .option('--out <dir>', 'where to create the challenge folder (default: challenges/)')
    .option('--language <ids...>', 'offer only these languages')
    .addOption(json)
    .action(async (path: string, flags: ImportFlags) =>
      end(await importChallenge(path, flags, ROOT, () => openSandbox(ROOT, process.env, output), output)),
    );
  program
    .command('record <challenge-dir>')
    .description('make the recordings that a challenge shows, and store them in its folder')
    .option('--only <ids>', 'record only these, separated by commas', (text: string) => text.split(','))
    .option('--parallel <n>', 'number of parallel recordings (default: 1)', parseCount)
    .addOption(json)
    .action(async (folder: string, flags: RecordFlags) =>
      end(await record(folder, flags, () => openSandbox(ROOT, process.env, output), output)),
    );
  program
    .command('schema')
    .description('print the JSON Schema of challenge.yml')
    .option('--out <file>', 'write it to this file')
    .addOption(json)
    .action(async (flags: { out?: string }) => end(await schema(flags.out, output)));
}

function addMaintenance(program: Command, json: Option, output: Output, end: (code: number) => void): void {
  program
    .command('seed [challenge-dirs...]')
    .description('publish challenges to the catalogue of the running api')
    .option('--demo', 'create a hiring workspace instead, with made-up candidates and graded answers', false)
    .addOption(json)
    .action(async (folders: string[], { demo }: { demo: boolean }) =>
      end(demo ? await seedDemo(ROOT, findApi(), output) : await seed(folders, ROOT, findApi(), output)),
    );
  addRegrade(program, json, output, end);
  addAdmin(program, json, output, end);
  program
    .command('doctor')
    .description('check this machine, and print what to fix')
    .addOption(json)
    .action(async () => end(await doctor(ROOT, () => openDoctorSandbox(ROOT, process.env, output), output)));
}

function addRegrade(program: Command, json: Option, output: Output, end: (code: number) => void): void {
  program
    .command('regrade <submission>')
    .description('regrade a submission on the running api, and compare both results')
    .option(
      '--last',
      'show the latest regrade instead of starting one, or the submission itself if it is a regrade',
      false,
    )
    .option('--timeout <seconds>', 'how long to wait for the verdict', parseSeconds, 900)
    .addOption(json)
    .addHelpText('after', REGRADE_EXITS)
    .action(async (id: string, flags: RegradeFlags) =>
      end(await regrade(id, flags, { apiUrl: findApiUrl(), token: process.env['HONE_TOKEN'] }, output)),
    );
}

function addAdmin(program: Command, json: Option, output: Output, end: (code: number) => void): void {
  const admin = program.command('admin').description('manage accounts on the running api');
  const roles = `one of ${roleSchema.options.join(', ')}`;
  admin
    .command('grant <email> <role>')
    .description(`grant a role to an account: ${roles}`)
    .addOption(json)
    .action(async (email: string, role: string) =>
      end(await changeRole({ email, role, grant: true }, findApi(), output)),
    );
  admin
    .command('revoke <email> <role>')
    .description('revoke a role; takes effect immediately')
    .addOption(json)
    .action(async (email: string, role: string) =>
      end(await changeRole({ email, role, grant: false }, findApi(), output)),
    );
  admin
    .command('reset-password <email>')
    .description('print a link that sets a new password; it works once, for one hour')
    .addOption(json)
    .action(async (email: string) => end(await makePasswordLink(email, findApi(), output)));
  admin
    .command('restore-workspace <file> <owner-email>')
    .description('restore a workspace that was exported from another site; the account becomes its owner')
    .addOption(json)
    .action(async (file: string, owner: string) =>
      end(await restoreWorkspace({ file, owner }, findApi(), output)),
    );
  addDomainCommands(admin, json, output, end);
  addMailCommands(admin, json, output, end);
}

/** The address in `HONE_API_URL`, otherwise the api of this machine. */
function findApiUrl(): string {
  return process.env['HONE_API_URL'] ?? `http://127.0.0.1:${chooseEngine(ROOT, process.env).port}`;
}

/** The api with the operator token, for internal routes. */
const findApi = (): ApiTarget => ({
  apiUrl: findApiUrl(),
  operatorToken: findOperatorToken(ROOT, process.env),
});

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1 || count > 100)
    throw new InvalidArgumentError('Use a whole number from 1 to 100.');
  return count;
}

function parseSeconds(text: string): number {
  const seconds = Number(text);
  if (!Number.isInteger(seconds) || seconds < 1 || seconds > 86_400)
    throw new InvalidArgumentError('Use a whole number of seconds from 1 to 86400 (one day).');
  return seconds;
}

function parseIds(text: string): string[] {
  const ids = text.split(',').map((id) => id.trim());
  const unknown = ids.find((id) => !languageSchema.safeParse(id).success);
  if (unknown !== undefined)
    throw new InvalidArgumentError(`"${unknown}" is not a language id such as python.`);
  return ids;
}

function parseSeed(text: string): string {
  if (!/^[0-9a-f]{8,64}$/.test(text)) throw new InvalidArgumentError('Use 8 to 64 hexadecimal digits.');
  return text;
}

function addMailCommands(admin: Command, json: Option, output: Output, end: (code: number) => void): void {
  const changing = [
    [
      'approve-mail',
      'let a workspace send invitations by e-mail; its id is in the address of its pages',
      true,
    ],
    ['withdraw-mail', 'stop a workspace from sending invitations by e-mail; its links keep working', false],
  ] as const;
  for (const [name, description, approve] of changing)
    admin
      .command(`${name} <workspace>`)
      .description(description)
      .addOption(json)
      .action(async (workspace: string) =>
        end(await changeWorkspaceMail({ workspace, approve }, findApi(), output)),
      );
}

function addDomainCommands(admin: Command, json: Option, output: Output, end: (code: number) => void): void {
  const changing = [
    [
      'claim-domain',
      'link accounts with verified addresses at a domain when they sign in with the identity provider',
      true,
    ],
    ['release-domain', 'stop linking accounts by this domain; linked accounts stay linked', false],
  ] as const;
  for (const [name, description, claim] of changing)
    admin
      .command(`${name} <domain>`)
      .description(description)
      .addOption(json)
      .action(async (domain: string) => end(await changeDomain({ domain, claim }, findApi(), output)));
}
