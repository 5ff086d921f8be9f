import type { Duplex } from 'node:stream';
import type { BoxListener } from '@hone/contracts/sandbox';
import type { RunnerSession } from '../protocol/runner-session.js';

interface Port {
  readonly onConnection: (stream: Duplex) => void;
  listener: BoxListener;
  refusing: boolean;
}

/** The ports of a box that lead out of it. A box that replaces a lost one gets the same ports. */
export class BoxPorts {
  private readonly ports = new Map<number, Port>();

  async listen(
    session: RunnerSession,
    number: number,
    onConnection: (stream: Duplex) => void,
  ): Promise<BoxListener> {
    const port = { onConnection, listener: await session.listen(number, onConnection), refusing: false };
    this.ports.set(number, port);
    return {
      refuse: () => {
        port.refusing = true;
        port.listener.refuse();
      },
      accept: () => {
        port.refusing = false;
        port.listener.accept();
      },
      close: () => {
        if (this.ports.get(number) === port) this.ports.delete(number);
        port.listener.close();
      },
    };
  }

  /** Listens again, in another box. */
  async reopen(session: RunnerSession): Promise<void> {
    await Promise.all(
      [...this.ports].map(async ([number, port]) => {
        port.listener = await session.listen(number, port.onConnection);
        if (port.refusing) port.listener.refuse();
      }),
    );
  }
}
