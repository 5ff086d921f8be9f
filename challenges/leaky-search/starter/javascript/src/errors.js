// What callers are told.

/** An argument is not what the call asks for. */
class Refused extends Error {
  constructor(argument) {
    super(argument);
    this.argument = argument;
  }
}

module.exports = { Refused };
