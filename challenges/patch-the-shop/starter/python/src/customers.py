import re

from flask import Blueprint, g, request

from src.db import query
from src.errors import Problem

routes = Blueprint("customers", __name__)

EMAIL = re.compile(r"^([a-z0-9]+[._-]?)+@([a-z0-9]+[.-]?)+$")


def is_text(value, most):
    return isinstance(value, str) and 1 <= len(value) <= most


def find_customer(login):
    [customer] = query("SELECT login, name, email, role, credit FROM customers WHERE login = %s", [login])
    return customer


@routes.get("/me")
def read():
    return find_customer(g.login)


@routes.patch("/me")
def change():
    changes = request.get_json()
    if "name" in changes and not is_text(changes["name"], 80):
        raise Problem(422, "name must have 1 to 80 characters")
    if "email" in changes and not (is_text(changes["email"], 254) and EMAIL.match(changes["email"])):
        raise Problem(422, "email must be an address")
    if changes:
        assignments = ", ".join(f"{column} = %s" for column in changes)
        query(f"UPDATE customers SET {assignments} WHERE login = %s", [*changes.values(), g.login])
    return find_customer(g.login)
