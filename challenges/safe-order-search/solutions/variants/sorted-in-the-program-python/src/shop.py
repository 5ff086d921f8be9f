import db

ROWS = "SELECT id, placed_on, total FROM orders"


def answer(call, arguments):
    if call == "list-orders":
        key = arguments["sort"]
        if key not in ("id", "placed_on", "total"):
            return {"rejected": "sort"}
        return sorted(db.query(ROWS), key=lambda row: (row[key], row["id"]))
    return db.query(
        "SELECT o.id, o.total FROM orders o JOIN customers c ON c.id = o.customer_id WHERE c.email = $1 ORDER BY 1",
        [arguments["email"]],
    )
