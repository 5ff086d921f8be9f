"""Takes one call, hands it on and prints the answer. Stays as it is."""

import json

import db
from src.shop import answer


def main():
    call = json.loads(db.read_line())
    db.say({"answer": answer(call["call"], call["arguments"])})


main()
