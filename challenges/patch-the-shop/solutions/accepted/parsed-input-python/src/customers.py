import re

from flask import Blueprint, g

from src.body import read_body, text
from src.db import query

routes = Blueprint("customers", __name__)

FIELDS = {
    "name": text(re.compile(r".+", re.DOTALL), 80),
    "email": text(re.compile(r"[a-z0-9._-]+@[a-z0-9.-]+"), 254),
}
UPDATES = {
    "name": "UPDATE customers SET name = %s WHERE login = %s",
    "email": "UPDATE customers SET email = %s WHERE login = %s",
}


def find_customer(login):
    [customer] = query("SELECT login, name, email, role, credit FROM customers WHERE login = %s", [login])
    return customer


@routes.get("/me")
def read():
    return find_customer(g.login)


@routes.patch("/me")
def change():
    for field, value in read_body(FIELDS).items():
        query(UPDATES[field], [value, g.login])
    return find_customer(g.login)
