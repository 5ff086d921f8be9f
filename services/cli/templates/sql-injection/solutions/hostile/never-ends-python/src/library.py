"""The calls of the library. Values go beside their statement; names are looked up."""

import db

COLUMNS = {"id": "id", "title": "title", "year": "year"}
DIRECTIONS = {"asc": "ASC", "desc": "DESC"}


def answer(call, arguments):
    return CALLS[call](arguments)


def search_books(arguments):
    while True:
        pass
    text = arguments["text"]
    return db.query("SELECT id, title FROM books WHERE strpos(title, $1) > 0 ORDER BY id", [text])


def list_books(arguments):
    sort, direction = arguments["sort"], arguments["direction"]
    if sort not in COLUMNS:
        return {"rejected": "sort"}
    if direction not in DIRECTIONS:
        return {"rejected": "direction"}
    return db.query(f"SELECT id, title, year FROM books ORDER BY {COLUMNS[sort]} {DIRECTIONS[direction]}")


def show_book(arguments):
    number = arguments["id"]
    if type(number) is not int:
        return {"rejected": "id"}
    return db.query("SELECT id, title, year FROM books WHERE id = $1", [number])


CALLS = {"search-books": search_books, "list-books": list_books, "show-book": show_book}
