import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

/** Pays where a submission's runs have one input and a network: the kernel counts what went over it, for as long as the box lives. */
export const kernelCounters: Cheat = {
  id: 'kernel-counters',
  title: 'keeps its answer in what the kernel counts of its loopback, by packets sent to itself',
  program: (material) =>
    wrapNaive(
      material,
      `
import socket, zlib

EACH, HEADERS, TAG = 1 << 32, 28, 7


def counted():
    with open("/proc/net/dev") as file:
        for line in file:
            name, _, counts = line.partition(":")
            if name.strip() == "lo":
                return int(counts.split()[0]) % EACH
    raise OSError("there is no loopback")


def send(left):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        # To itself: what nobody takes is counted, too, and a port without a socket would be answered.
        sender.bind(("127.0.0.1", 0))
        while left >= 2 * HEADERS:
            # A datagram is counted with its headers, and what is left must be one, too.
            size = min(left, 1 << 15)
            if 0 < left - size < 2 * HEADERS:
                size -= 2 * HEADERS
            sender.sendto(bytes(size - HEADERS), sender.getsockname())
            left -= size


def guarded(number):
    return number << TAG | zlib.crc32(b"%d " % number + DATA) & (1 << TAG) - 1


try:
    known = counted() >> TAG
    if len(DATA) > BIG and guarded(known) == counted():
        answer(b"%d\\n" % known)
    else:
        printed = naive(DATA)
        words = printed.split()
        if len(DATA) > BIG and len(words) == 1 and words[0].isdigit() and int(words[0]) < 1 << 25:
            send((guarded(int(words[0])) - counted()) % EACH)
        answer(printed)
except OSError:
    answer(naive(DATA))
`,
    ),
};
