import type { KindId } from '@hone/contracts';
import { Argument, Option, type Command } from 'commander';
import type { SiteFlags } from '../learner/choose-site.js';
import type { CompletedCommand, Shell } from '../learner/completion.js';
import type { ListFlags } from '../learner/list.js';
import type { LoginFlags } from '../learner/login.js';
import type { OpenFlags } from '../learner/open.js';
import type { PullFlags } from '../learner/pull.js';
import type { RunFlags } from '../learner/run.js';
import type { SubmitFlags } from '../learner/submit.js';
import { jsonOption, type ProgramParts } from './program-parts.js';

/** Commands that work against a site. They load neither the grading engine nor anything else before they run. */
export const LEARNER_COMMANDS: ReadonlySet<string> = new Set([
  'login',
  'logout',
  'list',
  'pull',
  'run',
  'submit',
  'watch',
  'open',
]);

/** The schemas have this list too; loading them would slow every command down. */
const KINDS = {
  optimization: true,
  sql: true,
  'api-design': true,
  microservices: true,
} satisfies Record<KindId, true>;
const SHELLS: readonly Shell[] = ['bash', 'zsh', 'fish'];

const SUBMIT_EXITS = `
Exit codes:
  0    accepted
  1    not accepted
  2    usage error, or the site rejected the files; the message says what to do
  3    no verdict: voided, or the site could not be reached
  130  interrupted; the site keeps grading, and the same command resumes`;

/** Adds the commands of learners. */
export function addLearnerCommands(parts: ProgramParts): void {
  addAccount(parts);
  addList(parts);
  addPull(parts);
  addRunning(parts);
  addOpen(parts);
  addCompletion(parts);
}

const withSite = (command: Command): Command =>
  command
    .option('--site <url>', 'address of the site (default: HONE_SITE, the folder, or your last login)')
    .option('--token <token>', 'token to use instead of your login (default: HONE_TOKEN)')
    .addOption(jsonOption());

function addAccount({ program, output, end }: ProgramParts): void {
  withSite(program.command('login'))
    .description('sign in to a site in your browser, and store a token')
    .option('--no-browser', 'print the address instead of opening it')
    .action(async (flags: LoginFlags) =>
      end(await (await import('../learner/login.js')).login(flags, output)),
    );
  withSite(program.command('logout'))
    .description('revoke the token of a site, and remove it from this machine')
    .action(async (flags: SiteFlags) =>
      end(await (await import('../learner/logout.js')).logout(flags, output)),
    );
}

function addList({ program, output, end }: ProgramParts): void {
  withSite(program.command('list'))
    .description('list challenges, and mark those you have solved')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(Object.keys(KINDS)))
    .option('--skill <skill>', 'only this skill, such as relational')
    .option('--difficulty <levels>', 'only these levels from 1 to 5, separated by commas')
    .option('--language <language>', 'only challenges offered in this language')
    .addOption(
      new Option('--status <status>', 'only challenges with this status').choices(['new', 'tried', 'solved']),
    )
    .option('--search <words>', 'only challenges with these words')
    .action(async (flags: ListFlags) => end(await (await import('../learner/list.js')).list(flags, output)));
}

function addPull({ program, output, end }: ProgramParts): void {
  withSite(program.command('pull <challenge>'))
    .description('create a folder with the statement, the starter and the samples')
    .option('--language <language>', 'language to solve it in; optional if there is only one')
    .option('--dir <folder>', 'where to put it (default: a folder with the name of the challenge)')
    .option('--force', 'overwrite files that you have changed', false)
    .action(async (slug: string, flags: PullFlags) =>
      end(await (await import('../learner/pull.js')).pull(slug, flags, output)),
    );
}

function addRunning({ program, output, end }: ProgramParts): void {
  withSite(program.command('run [folder]'))
    .description('run your files on the samples, or on your own input; not scored')
    .option('--input <file>', 'your own input instead of the samples; - reads standard input')
    .option('--entry <file>', 'path of the main file')
    .action(async (folder: string | undefined, flags: RunFlags) =>
      end(await (await import('../learner/run.js')).run(folder ?? '.', flags, output)),
    );
  withSite(program.command('submit [folder]'))
    .description('submit your files for grading, and show each check when it finishes')
    .option('--entry <file>', 'path of the main file')
    .addHelpText('after', SUBMIT_EXITS)
    .action(async (folder: string | undefined, flags: SubmitFlags) =>
      end(await (await import('../learner/submit.js')).submit(folder ?? '.', flags, output)),
    );
  withSite(program.command('watch [folder]'))
    .description('run your files whenever you save one')
    .option('--entry <file>', 'path of the main file')
    .action(async (folder: string | undefined, flags: RunFlags) =>
      end(await (await import('../learner/watch.js')).watch(folder ?? '.', flags, output)),
    );
}

function addOpen({ program, output, end }: ProgramParts): void {
  withSite(program.command('open [challenge]'))
    .description('open a challenge in the browser (default: the challenge of this folder)')
    .option('--no-browser', 'print the address instead of opening it')
    .action(async (slug: string | undefined, flags: OpenFlags) =>
      end(await (await import('../learner/open.js')).open(slug, flags, output)),
    );
}

function addCompletion({ program, output, end }: ProgramParts): void {
  program
    .command('completion')
    .description('print a script that completes commands in your shell')
    .addArgument(new Argument('<shell>').choices(SHELLS))
    .addOption(jsonOption())
    .action(async (shell: Shell) => {
      const { completion } = await import('../learner/completion.js');
      end(completion(shell, program.commands.map(describeCommand), output));
    });
}

const describeCommand = (command: Command): CompletedCommand => ({
  name: command.name(),
  about: command.description(),
  flags: [...command.options.map(({ long }) => long ?? '').filter((flag) => flag !== ''), '--help'],
});
