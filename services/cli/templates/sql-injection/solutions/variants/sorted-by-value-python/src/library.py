"""The calls of the library: one constant statement each, whatever is asked."""

import db

SEARCH = r"SELECT id, title FROM books WHERE title LIKE $1 ESCAPE '#' ORDER BY id"
LIST = """
SELECT id, title, year FROM books
ORDER BY CASE $1 WHEN 'id asc' THEN id WHEN 'id desc' THEN -id WHEN 'year asc' THEN year WHEN 'year desc' THEN -year END,
         CASE $1 WHEN 'title asc' THEN title END ASC,
         CASE $1 WHEN 'title desc' THEN title END DESC
"""
SHOW = "SELECT id, title, year FROM books WHERE id::text = $1"


class Rejected(Exception):
    pass


def answer(call, arguments):
    try:
        if call == "search-books":
            escaped = "".join("#" + sign if sign in "#%_" else sign for sign in arguments["text"])
            return db.query(SEARCH, [f"%{escaped}%"])
        if call == "list-books":
            sort = one_of(arguments, "sort", ["id", "title", "year"])
            return db.query(LIST, [f"{sort} {one_of(arguments, 'direction', ['asc', 'desc'])}"])
        number = arguments["id"]
        if not isinstance(number, int) or isinstance(number, bool):
            raise Rejected("id")
        return db.query(SHOW, [str(number)])
    except Rejected as rejected:
        return {"rejected": str(rejected)}


def one_of(arguments, name, offered):
    if arguments[name] not in offered:
        raise Rejected(name)
    return arguments[name]
