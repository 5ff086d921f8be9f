import { describe, expect, it } from 'vitest';
import { following } from './following.js';

class Shelf {
  readonly #label: string;
  constructor(label: string) {
    this.#label = label;
  }
  read() {
    return this.#label;
  }
  itself() {
    return this;
  }
}

class Room {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  shelf(number: number) {
    return new Shelf(`${this.name} ${number}`);
  }
  loan(number: number) {
    return this.shelf(number);
  }
}

describe('a following object', () => {
  it('calls the current object, and so do its parts', () => {
    let room = new Room('old');
    const followed = following(() => room, ['shelf']);
    const shelf = followed.shelf(2);
    expect([followed.name, shelf.read()]).toEqual(['old', 'old 2']);
    room = new Room('new');
    expect([followed.name, shelf.read(), followed.shelf(3).read()]).toEqual(['new', 'new 2', 'new 3']);
  });

  it('returns other results unchanged', () => {
    let room = new Room('old');
    const loan = following(() => room, ['shelf']).loan(1);
    room = new Room('new');
    expect(loan.read()).toBe('old 1');
    expect(loan.itself()).toBe(loan);
  });

  it('is still an instance of its class', () => {
    const followed = following(() => new Room('only'));
    expect(followed).toBeInstanceOf(Room);
    expect(followed.constructor.name).toBe('Room');
  });
});
