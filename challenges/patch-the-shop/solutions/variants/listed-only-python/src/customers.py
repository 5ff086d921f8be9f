import re

from flask import Blueprint, g

from src.db import query
from src.errors import Problem
from src.fields import read_fields

routes = Blueprint("customers", __name__)

# No part of it can match what another part matches, so it reads a text once.
EMAIL = re.compile("[a-z0-9._-]+@[a-z0-9.-]+")


def is_text(value, most):
    return isinstance(value, str) and 1 <= len(value) <= most and "\0" not in value


def find_customer(login):
    [customer] = query("SELECT login, name, email, role, credit FROM customers WHERE login = %s", [login])
    return customer


@routes.get("/me")
def read():
    return find_customer(g.login)


@routes.patch("/me")
def change():
    changes = read_fields("name", "email")
    if "name" in changes and not is_text(changes["name"], 80):
        raise Problem(422, "name must have 1 to 80 characters")
    if "email" in changes and not (is_text(changes["email"], 254) and EMAIL.fullmatch(changes["email"])):
        raise Problem(422, "email must be an address")
    query(
        "UPDATE customers SET name = coalesce(%s, name), email = coalesce(%s, email) WHERE login = %s",
        [changes.get("name"), changes.get("email"), g.login],
    )
    return find_customer(g.login)
