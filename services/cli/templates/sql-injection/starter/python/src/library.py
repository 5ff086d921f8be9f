"""The calls of the library."""

import db


def answer(call, arguments):
    return CALLS[call](arguments)


def search_books(arguments):
    text = arguments["text"]
    return db.query(f"SELECT id, title FROM books WHERE title LIKE '%{text}%' ORDER BY id")


def list_books(arguments):
    return db.query(f"SELECT id, title, year FROM books ORDER BY {arguments['sort']} {arguments['direction']}")


def show_book(arguments):
    return db.query(f"SELECT id, title, year FROM books WHERE id = {arguments['id']}")


CALLS = {"search-books": search_books, "list-books": list_books, "show-book": show_book}
