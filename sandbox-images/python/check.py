"""Checks the syntax of every Python file of a submission without executing any.

Prints the first error of each file as the interpreter would. Ends with 1 when there was one.
"""

import os
import sys
import traceback

MAX_ERRORS = 20


def sources(root):
    for folder, folders, names in os.walk(root):
        folders.sort()
        for name in sorted(names):
            if name.endswith(".py"):
                yield os.path.join(folder, name)


def error_of(path):
    try:
        with open(path, "rb") as file:
            compile(file.read(), os.path.relpath(path), "exec", dont_inherit=True)
    except (SyntaxError, ValueError) as error:
        return "".join(traceback.format_exception_only(error))
    except (RecursionError, MemoryError):
        return f"{os.path.relpath(path)}: too deeply nested to be compiled\n"
    return None


def main(root):
    os.chdir(root)
    errors = 0
    for path in sources(root):
        error = error_of(path)
        if error is None:
            continue
        sys.stderr.write(error)
        errors += 1
        if errors == MAX_ERRORS:
            break
    return 1 if errors else 0


sys.exit(main(sys.argv[1]))
