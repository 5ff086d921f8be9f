import os

from psycopg.rows import dict_row
from psycopg_pool import ConnectionPool

pool = ConnectionPool(
    os.environ["DATABASE_URL"],
    min_size=1,
    max_size=8,
    kwargs={"row_factory": dict_row, "autocommit": True},
    open=True,
)


def query(sql, values=None):
    """The rows of one statement; values are those of %s, in their order."""
    with pool.connection() as connection:
        cursor = connection.execute(sql, values)
        return cursor.fetchall() if cursor.description else []
