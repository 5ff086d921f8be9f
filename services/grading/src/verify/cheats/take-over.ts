import { matchesSubmitPattern } from '@hone/contracts';

/** The module in `from src.store import Store` and `import src.store`. */
const IMPORTED = /^(?:from|import)[ \t]+([\w.]+)/gm;

const importedBy = (main: string): string[] => [...main.matchAll(IMPORTED)].map(([, name = '']) => name);

/**
 * Where a learner can place code that Python runs first though the main file is not theirs: the `__init__.py` of a
 * package that the main file imports. Undefined if none of its packages is theirs, or each has that file already.
 */
export function findTakeover(
  main: string,
  tree: readonly string[],
  submit: readonly string[],
): string | undefined {
  return importedBy(main)
    .map((name) => name.replace(/\..*/, ''))
    .filter((name) => tree.some((path) => path.startsWith(`${name}/`)))
    .map((name) => `${name}/__init__.py`)
    .find((path) => !tree.includes(path) && matchesSubmitPattern(path, submit));
}

/** The start of a package that runs the program, and exits before the main file continues. */
export function takeOver(program: string, main: string): string {
  return `import importlib, os, stat, sys

# Input that is all there is a file; somebody who talks is answered by the honest program.
if stat.S_ISREG(os.fstat(0).st_mode):
    # What is being imported now would keep a cheat's threads waiting for ever.
    __spec__._initializing = False
    for name in ${JSON.stringify(importedBy(main))}:
        importlib.import_module(name)
    exec(compile(${JSON.stringify(program)}, "main.py", "exec"), {"__name__": "__main__", "__builtins__": __builtins__})
    sys.stdout.flush()
    os._exit(0)
`;
}
