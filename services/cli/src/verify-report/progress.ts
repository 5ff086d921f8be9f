import type { VerifyProgress } from '@hone/grading';
import { SingleBar } from 'cli-progress';
import type { Output } from '../output.js';

/** Reports the progress of a verification. */
export interface Progress {
  readonly report: (progress: VerifyProgress) => void;
  /** Removes the bar from the terminal. */
  readonly end: () => void;
}

/** A bar on a terminal, otherwise one line per grading. Both go to stderr. */
export function createProgress(stderr: NodeJS.WriteStream, output: Output): Progress {
  return stderr.isTTY ? createBar(stderr, output) : createLines(output);
}

const proving = (slug: string): string => `${slug}: running the generator and the reference`;

function createLines(output: Output): Progress {
  let done = 0;
  let total = 0;
  return {
    report: (progress) => {
      if (progress.type === 'proving') output.note(proving(progress.slug));
      else if (progress.type === 'planned') {
        done = 0;
        total = progress.gradings;
        output.note(`${progress.slug}: ${total} gradings`);
      } else if (progress.type === 'graded') {
        done += 1;
        output.note(`${progress.slug} ${done}/${total} ${progress.path}: ${progress.got}`);
      } else output.note(`${progress.slug} again: ${progress.message}`);
    },
    end: () => undefined,
  };
}

function createBar(stderr: NodeJS.WriteStream, output: Output): Progress {
  const format = '{slug} [{bar}] {value}/{total} {path}';
  const bar = new SingleBar({ format, stream: stderr, clearOnComplete: true, hideCursor: true, barsize: 24 });
  let running = false;
  const stop = (): void => {
    if (running) bar.stop();
    running = false;
  };
  return {
    report: (progress) => {
      const { slug } = progress;
      if (progress.type === 'proving') {
        stop();
        output.note(proving(slug));
      } else if (progress.type === 'planned') {
        stop();
        bar.start(progress.gradings, 0, { slug, path: '' });
        running = true;
      } else if (progress.type === 'graded') bar.increment(1, { slug, path: progress.path });
      else output.note(`\n${slug} again: ${progress.message}`);
    },
    end: stop,
  };
}
