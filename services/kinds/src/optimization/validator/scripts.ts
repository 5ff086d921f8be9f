/** POSIX scripts by which a validator's folder may build and run itself. */
export const SCRIPTS = ['build', 'run'] as const;

export const hasScripts = (files: ReadonlyMap<string, Uint8Array>): boolean =>
  SCRIPTS.some((name) => files.has(name));

/** A copy of the folder, where `build` may write. Also the working directory of `run`. */
const FOLDER = '/work/validator';

/** Copies the folder, lets `build` work there, and sees to it that there is something to run. */
export const BUILD_BY_SCRIPT = [
  '/bin/sh',
  '-c',
  [
    'set -e',
    `mkdir ${FOLDER}`,
    `cd ${FOLDER}`,
    'cp -R /box/. .',
    // A package that was unpacked or read from a zip file has lost what is executable.
    'chmod -R u+rwx .',
    'if [ -f build ]; then ./build; fi',
    'if [ ! -f run ]; then echo "build has made no file named run" >&2; exit 1; fi',
    'chmod u+x run',
  ].join('\n'),
];

/** Runs it; arguments follow. */
export const RUN_BY_SCRIPT = ['/bin/sh', '-c', `cd ${FOLDER} && exec ./run "$@"`, 'run'];
