import type { AttackRow } from './attack-row.js';
import {
  badServices,
  at,
  boxes,
  cassandra,
  cqlDesigns,
  definitions,
  documents,
  evidence,
  idor,
  injection,
  life,
  mariadb,
  mariadbAttacks,
  mariadbQueries,
  migrations,
  packages,
  pipelines,
  programs,
  seccomp,
  secrets,
  settings,
  sources,
  sql,
  sqlite,
  watchers,
  worker,
  badNodes,
  hostilePod,
  podEscape,
  pods,
} from './evidence.js';

const ESCAPE: readonly AttackRow[] = [
  {
    row: 25,
    attack: 'Symbolic links, hard links, races of names',
    defence:
      'The runner follows no link, wipes as the program’s own user, and only when no process is left to race with',
  },
  {
    row: 26,
    attack: 'Uploads: traversal, absolute, duplicate, clashing, NUL, newline, devices',
    defence: 'Paths are refused by one rule for all ways in; the runner refuses again what it is given',
    elsewhere: [
      sources('refuses %j'),
      sources('sees names that differ in case or in Unicode form only as clashes'),
      packages('does not follow links out of the folder'),
    ],
  },
  {
    row: 27,
    attack: 'Network: TCP, UDP, ICMP, names, metadata, gateway, IPv6, other boxes, our servers',
    defence: 'No network but a loopback of its own, for generators and references too',
    elsewhere: [
      settings('has no network but its own loopback'),
      boxes('sees nothing of what another has written, and does not reach it'),
      boxes('reaches our own servers no more than the world, not even from a trusted box'),
    ],
  },
  {
    row: 28,
    attack: 'The socket of the engine',
    defence: 'Nothing of the host is mounted in a box',
    elsewhere: [settings('writes no log, shares no memory, and lives only as long as its worker')],
  },
  {
    row: 29,
    attack: '/proc, /sys, kernel log and memory, control groups',
    defence:
      'Read-only, masked, and not for a user without rights; Landlock allows writing in four places only',
  },
  {
    row: 30,
    attack: 'Set-uid, file capabilities, user namespaces, mounts',
    defence: 'No capabilities, no new privileges, no set-uid program in any image, namespaces forbidden',
    elsewhere: [settings('has exactly the capabilities that the runner needs, and its programs none')],
  },
  {
    row: 31,
    attack: 'Devices, mknod, reboot, chroot',
    defence: 'No capability for any of it; places are mounted without devices',
  },
  {
    row: 32,
    attack: 'Core dumps',
    defence: 'A hard limit of 0 on dumps',
    elsewhere: [settings('has limits of its own on files, stacks and dumps')],
  },
  {
    row: 33,
    attack: 'The surface of the kernel',
    defence: 'An allow-list of system calls, for the native architecture only',
    elsewhere: [
      settings('gains no privileges and is filtered by our own allow-list'),
      seccomp('does not allow %s'),
    ],
  },
  {
    row: 34,
    attack: 'A crash of the worker',
    defence: 'A box ends when its worker lets go of it; a reaper by label is the second net',
    elsewhere: [
      life('ends when its worker is killed, %s'),
      life('removes what a process has left that is gone'),
      at('tests/integration/worker-killed.test.ts')(
        'costs an attempt, not a mark: the next attempt grades it, exactly once, and no box is left',
      ),
    ],
  },
  {
    row: 35,
    attack: 'Secrets inside the box',
    defence: 'None is there: the environment is an allow-list, images and command lines hold none',
    elsewhere: [secrets('stand in no environment, label, mount or command line of a box')],
  },
];

const KINDS: readonly AttackRow[] = [
  {
    row: 36,
    attack:
      'SQL: programs, files, other servers, sleeping, filling, settings, grader tables; settings and retries that hide how long others wait',
    defence:
      'One read-only query, parsed and compared with an allow-list of words before any server sees it; a role without rights in a server of its own; limits from outside; with MariaDB, words compared with lists, and the rest prepared by the server as an account that may read the task’s tables and nothing else; with SQLite, a process for each query that may read the task’s tables and has no file; pipelines on documents, parsed and never evaluated, in a program that can neither write nor run a text; tables and statements of CQL, parsed and written anew, on a node of their own. Indexes, definitions and migrations run as a role that owns the task’s tables and nothing else. What they make runs in the sessions of programs: limits are set anew before each statement, waits are seen from the superuser’s session, and a session or a role with other settings than it was given fails the check. A learner’s program has no way to its server: each statement comes as a line that is read, parsed and run as a role with rights on the task’s tables',
    elsewhere: [
      sql('is forbidden before any server sees it: %s'),
      sql('$name is stopped for the right reason, beside a neighbour who notices nothing'),
      sql('is refused by the server: %s'),
      sql('is ended from outside even when it put off every limit of its session'),
      definitions('that %s fail for what they did, and the server judges the next'),
      mariadb('that %s fail for what they did, and the next check is judged'),
      mariadbAttacks('is forbidden before any server sees it: %s'),
      mariadbAttacks('is stopped for the right reason, and the next one is graded: %s'),
      mariadbQueries('is refused by the server: %s'),
      migrations('that %s fail for that, and nothing after them is run'),
      watchers('is seen where it %s'),
      watchers('is told which setting it left in whose session'),
      watchers('may give its role no setting that later sessions begin with'),
      programs('and %s fails for that, and the other calls are judged'),
      sqlite('is forbidden: %s'),
      sqlite('is stopped: %s'),
      sqlite('meets the limit of memory: %s'),
      pipelines('is refused: %s'),
      documents('is refused by the program, whoever let it through: %s'),
      documents('is stopped from outside: %s'),
      documents('meets the limit of memory: %s'),
      cqlDesigns('are refused: %s'),
      cqlDesigns('of an event are refused: %s'),
      cqlDesigns('of a path are refused: %s'),
      cqlDesigns('are told what is wrong: %s'),
      cassandra('%s is told in the node’s words, and the next history is played'),
      cassandra('is stopped from outside, and the next history gets a new node'),
    ],
  },
  {
    row: 37,
    attack:
      'Services and nodes that never listen, come late, answer endlessly, redirect, squat on ports, talk around the links, flood them, stay alive after the end',
    defence:
      'Each service is a box in a pod without a network; links of the worker are its only way out, with limits of time, bytes and connections; redirections are not followed; what does not get ready is told so, with its log',
    elsewhere: [
      hostilePod('that begins ten thousand connections gets a bounded number, and disturbs nobody'),
      hostilePod('that reads nothing of what is poured out stops the pouring, not the worker'),
      hostilePod('cannot sit down on the port of its link, whether it is up or down'),
      podEscape('finds no way to another member around the links'),
      podEscape('that leaves children in sessions of their own is dead when its member is killed'),
      badNodes('a node that %s fails for that'),
      badNodes('a node that answers after the end, and keeps running, is killed without a word'),
      pods('are told from a service whose answer is %s'),
      pods('are not followed anywhere: a redirection is an answer like any other'),
      pods('may answer without end to who has enough at some time, and ask without end'),
      pods('leave nothing behind when the pod is closed'),
      badServices('%s fails with a reason and words of its own'),
      badServices('eats memory leaves its neighbor alone'),
    ],
  },
  {
    row: 38,
    attack: 'Web: scripts, ANSI, Markdown, huge feedback, somebody else’s things',
    defence:
      'Text is shown as text under a strict policy; feedback is bounded; what is somebody else’s answers 404',
    elsewhere: [
      injection('does nothing as what a program prints, on either stream, or as what its compiler says'),
      injection('does nothing as a statement, a title, a sample or a group'),
      evidence('clips long text and says how long it was'),
      idor('is the same for everybody but the owner: nothing is told, nothing is changed'),
    ],
  },
  {
    row: 39,
    attack: 'The queue: duplicates, races of cancelling, lost workers, poison jobs, floods',
    defence:
      'One job per submission and attempt, a fence against old attempts, turns by user, bounded waiting',
    elsewhere: [
      at('tests/conformance/job-queue.test.ts')('holds at most one job per id'),
      at('tests/conformance/job-queue.test.ts')(
        'fails a job whose payload does not parse, and goes on to the next',
      ),
      at('tests/integration/queue-cancel.nightly.ts')(
        'while it runs, in the queue, or before it has a place, is never graded and frees its place at once',
      ),
      at('tests/integration/flood.nightly.ts')(
        'holds nine others up by the time of one slot, and goes on afterwards',
      ),
      worker('is an attempt that does not end'),
      worker('of an attempt that is not the newest is dropped without a result'),
    ],
  },
  {
    row: 40,
    attack: 'Author packages that phone home, are flaky, or lie',
    defence:
      'Their programs run in boxes like any other; a package is verified against its own solutions before it is offered; a failing reference is a platform fault',
    elsewhere: [
      boxes('reaches our own servers no more than the world, not even from a trusted box'),
      at('services/kinds/src/optimization/grade.test.ts')('throws when the generator fails'),
      at('services/grading/src/verify/judge-solution.test.ts')(
        'wrong means failing the named check, not just any',
      ),
      packages('does not follow links out of the folder'),
    ],
  },
];

/** Attempts to get out, and attacks on what is around the boxes. */
export const ESCAPE_AND_KINDS: readonly AttackRow[] = [...ESCAPE, ...KINDS];
