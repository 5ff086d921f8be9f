import type { Cheat } from '@hone/contracts/kind';
import { wrapNaive } from './wrap-naive.js';

/** Pays if the kernel's work for connections is charged to the process that is on the core at the time. */
export const pacedConnections: Cheat = {
  id: 'paced-connections',
  title: 'lets the kernel deliver the bytes of 300 slow connections in the reference’s time',
  program: (material) =>
    wrapNaive(
      material,
      `
import socket

SO_MAX_PACING_RATE, EACH = 47, 1 << 19
held = []
if len(DATA) > BIG:
    try:
        listener = socket.socket()
        listener.bind(("127.0.0.1", 0))
        listener.listen(512)
        for _ in range(300):
            sender = socket.socket()
            sender.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, EACH)
            sender.setsockopt(socket.SOL_SOCKET, SO_MAX_PACING_RATE, 1 << 18)
            sender.connect(listener.getsockname())
            taker, _ = listener.accept()
            sender.setblocking(False)
            held += [sender, taker]
            try:
                sender.send(bytes(EACH))
            except BlockingIOError:
                pass
    except OSError:
        pass
answer(naive(DATA))
`,
    ),
};
