import { Option, type Command } from 'commander';
import type { ListFlags } from '../learner/list.js';
import type { LoginFlags } from '../learner/login.js';
import type { SiteFlags } from '../learner/choose-site.js';
import { jsonOption, type ProgramParts } from './lazy.js';

/** Commands that work against a site. They load neither the grading engine nor anything else before they run. */
export const LEARNER_COMMANDS: ReadonlySet<string> = new Set(['login', 'logout', 'list']);

const KINDS = ['optimization', 'sql', 'api-design', 'microservices'];

/** Adds the commands of learners. */
export function addLearnerCommands(parts: ProgramParts): void {
  addAccount(parts);
  addList(parts);
}

const withSite = (command: Command): Command =>
  command
    .option('--site <url>', 'address of the site (default: HONE_SITE, the folder, or your last login)')
    .option('--token <token>', 'token to use instead of your login; HONE_TOKEN does the same')
    .addOption(jsonOption());

function addAccount({ program, output, end }: ProgramParts): void {
  withSite(program.command('login'))
    .description('sign in at a site in your browser, and store a token')
    .option('--no-browser', 'print the address and open nothing')
    .action(async (flags: LoginFlags) =>
      end(await (await import('../learner/login.js')).login(flags, output)),
    );
  withSite(program.command('logout'))
    .description('forget the token of a site on this machine')
    .action(async (flags: SiteFlags) =>
      end(await (await import('../learner/logout.js')).logout(flags, output)),
    );
}

function addList({ program, output, end }: ProgramParts): void {
  withSite(program.command('list'))
    .description('list challenges, with what you have solved')
    .addOption(new Option('--kind <kind>', 'only this kind').choices(KINDS))
    .option('--skill <skill>', 'only this skill, such as relational')
    .option('--difficulty <levels>', 'only these levels from 1 to 5, separated by commas')
    .option('--language <language>', 'only challenges offered in this language')
    .addOption(new Option('--status <status>', 'only these').choices(['new', 'tried', 'solved']))
    .option('--search <words>', 'only challenges with these words')
    .action(async (flags: ListFlags) => end(await (await import('../learner/list.js')).list(flags, output)));
}
