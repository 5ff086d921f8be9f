import type { CheatMaterial } from '@hone/contracts/kind';

/** A Python literal of the text: JSON's escapes are Python's. */
export function pythonText(text: string): string {
  return JSON.stringify(text);
}

/**
 * A Python program that has read its input as `DATA` (bytes), can run the honest program with `naive(data)`, which
 * returns its output, and prints with `answer(printed)`. `BIG` is the size in bytes above which an input is no
 * sample. `body` decides what to do.
 */
export function wrapNaive({ naive, samples }: CheatMaterial, body: string): string {
  const largest = Math.max(0, ...samples.map(({ input }) => Buffer.byteLength(input)));
  return `import io, os, sys

NAIVE = ${pythonText(naive)}
BIG = ${Math.max(1024, 4 * largest)}
DATA = sys.stdin.buffer.read()


def feed(data):
    """Lets programs that read descriptor 0 by themselves find the input there, too."""
    try:
        copy = os.memfd_create("input")
        with open(copy, "wb", closefd=False) as file:
            file.write(data)
        os.lseek(copy, 0, os.SEEK_SET)
        os.dup2(copy, 0)
        os.close(copy)
    except (AttributeError, OSError):
        pass


def naive(data, printed=None):
    printed = io.BytesIO() if printed is None else printed
    before = sys.stdin, sys.stdout
    feed(data)
    reader = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8")
    writer = io.TextIOWrapper(printed, encoding="utf-8", write_through=True)
    sys.stdin, sys.stdout = reader, writer
    try:
        exec(compile(NAIVE, "main.py", "exec"), {"__name__": "__main__", "__builtins__": __builtins__})
    except SystemExit as end:
        if end.code not in (None, 0):
            raise
    finally:
        sys.stdin, sys.stdout = before
        # A wrapper that is thrown away would close what it wraps.
        writer.detach()
    return printed.getvalue()


def answer(printed):
    sys.stdout.buffer.write(printed)
    sys.stdout.buffer.flush()


${body.trim()}
`;
}

/** Python functions \`remember(name, content)\` and \`recall(name)\` over every place that can be written to. */
export const DISK_MEMORY = `
import hashlib, tempfile

PLACES = ["/work", "/tmp", "/var/tmp", "/dev/shm", "/run", "/box", os.getcwd(), os.path.expanduser("~"),
          tempfile.gettempdir(), os.path.dirname(os.path.abspath(sys.argv[0]))]


def remember(name, content):
    for place in PLACES:
        try:
            with open(os.path.join(place, "." + name), "wb") as file:
                file.write(content)
        except OSError:
            pass


def recall(name):
    for place in PLACES:
        try:
            with open(os.path.join(place, "." + name), "rb") as file:
                return file.read()
        except OSError:
            pass
    return None


KEY = hashlib.sha256(DATA).hexdigest()
`;

/** Python function \`from_pipe(read)\`: everything until the other side is closed. */
export const PIPE_READING = `
def from_pipe(read):
    with open(read, "rb") as pipe:
        return pipe.read()


def into_pipe(write, printed):
    with open(write, "wb") as pipe:
        pipe.write(printed)
`;
