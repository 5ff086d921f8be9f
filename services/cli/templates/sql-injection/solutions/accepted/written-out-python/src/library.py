"""The calls of the library. Every statement is written out; LIKE gets its wildcards escaped."""

import re

import db

STATEMENTS = {
    (sort, direction): f"SELECT id, title, year FROM books ORDER BY {sort} {direction}"
    for sort in ("id", "title", "year")
    for direction in ("asc", "desc")
}


def answer(call, arguments):
    if call == "search-books":
        pattern = "%" + re.sub(r"([\\%_])", r"\\\1", arguments["text"]) + "%"
        return db.query("SELECT id, title FROM books WHERE title LIKE $1 ORDER BY id", (pattern,))
    if call == "list-books":
        return list_books(arguments["sort"], arguments["direction"])
    if isinstance(arguments["id"], int):
        return db.query("SELECT * FROM books WHERE id = $1", (arguments["id"],))
    return {"rejected": "id"}


def list_books(sort, direction):
    statement = STATEMENTS.get((sort, direction))
    if statement is None:
        return {"rejected": "direction" if sort in ("id", "title", "year") else "sort"}
    return db.query(statement)
