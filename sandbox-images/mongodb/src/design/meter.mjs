/** Thrown when a design has looked at so much that going on would only cost time. */
export class TooMuchWork extends Error {
  name = 'TooMuchWork';
}

/** A mistake of this program, never of a design. */
export class Fault extends Error {
  name = 'Fault';
}

/** Thrown after the write that a crash is to follow. */
export class Crashed extends Error {
  name = 'Crashed';
}

const NOTHING = { examined: 0, sorted: 0, documents: 0, entries: 0, commands: 0 };

/**
 * Counts what commands do: documents or index entries looked at, documents sorted without an index, documents written,
 * index entries written, commands sent. Bounds the whole, and can end it after some write.
 */
export class Meter {
  constructor(most) {
    this.left = most;
    this.most = most;
    this.counts = { ...NOTHING };
    this.crashAfter = Infinity;
  }

  /** What is counted from here on. */
  begin() {
    this.counts = { ...NOTHING };
  }

  look(count = 1) {
    this.counts.examined += count;
    this.left -= count;
    if (this.left < 0) throw new TooMuchWork(`more than ${this.most} documents were looked at`);
  }

  sort(count) {
    this.counts.sorted += count;
  }

  command() {
    this.counts.commands += 1;
  }

  /** A document is about to be written. */
  write() {
    if (this.counts.documents >= this.crashAfter) throw new Crashed('the program ended here');
    this.counts.documents += 1;
  }

  entries(count) {
    this.counts.entries += count;
  }
}
