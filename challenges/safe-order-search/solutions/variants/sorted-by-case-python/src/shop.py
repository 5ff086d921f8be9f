import db


def answer(call, arguments):
    if call == "find-orders":
        return db.query(
            "SELECT id, total FROM orders WHERE customer_id IN (SELECT id FROM customers WHERE email = $1) ORDER BY id",
            (arguments["email"],),
        )
    if arguments["sort"] == "id":
        return db.query("SELECT id, placed_on, total FROM orders ORDER BY id")
    if arguments["sort"] == "placed_on":
        return db.query("SELECT id, placed_on, total FROM orders ORDER BY placed_on, id")
    if arguments["sort"] == "total":
        return db.query("SELECT id, placed_on, total FROM orders ORDER BY total, id")
    return {"rejected": "sort"}
