import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

const BODY = `
import zlib

PLACES, EACH, TAG = ["/tmp", "/dev/shm", "/work"], 1 << 16, 7


def make(place, count=1):
    path = place + "/.count"
    for _ in range(count):
        descriptor = os.open(path, os.O_CREAT | os.O_WRONLY, 0o600)
        number = os.fstat(descriptor).st_ino
        os.close(descriptor)
        os.unlink(path)
    return number


def kept():
    first, second, third = (make(place) for place in PLACES)
    return (first - second) % EACH, (second - third) % EACH


def keep(high, low):
    now_high, now_low = kept()
    # The third place stands still, the second goes on for the low half, the first for both.
    second = (low - now_low) % EACH
    make(PLACES[1], second) if second else None
    first = (high - now_high + second) % EACH
    make(PLACES[0], first) if first else None


def guarded(number):
    return number << TAG | zlib.crc32(b"%d " % number + DATA) & (1 << TAG) - 1


try:
    high, low = kept()
    known = (high * EACH + low) >> TAG
    if len(DATA) > BIG and guarded(known) == high * EACH + low:
        answer(b"%d\\n" % known)
    else:
        printed = naive(DATA)
        words = printed.split()
        if len(DATA) > BIG and len(words) == 1 and words[0].isdigit() and int(words[0]) < 1 << 25:
            keep(*divmod(guarded(int(words[0])), EACH))
        answer(printed)
except OSError:
    answer(naive(DATA))
`;

/**
 * Pays where a submission's runs have one input: the inode numbers of new files rise, even after a wipe. Each run makes one
 * file in each place, so that the differences between places stay as the first run left them. They encode a short
 * answer and some bits that identify its input.
 */
export const inodeMemory: Cheat = {
  id: 'inode-memory',
  title: 'keeps its answer in the numbers that new files get, which no wiping takes back',
  program: (material) => wrapNaive(material, BODY),
};
