import fastapi
import flask
import psycopg
import psycopg_pool
import uvicorn
import waitress

assert psycopg.pq.__impl__ == "binary"
assert all([fastapi.FastAPI, flask.Flask, psycopg_pool.ConnectionPool, uvicorn.run, waitress.serve])
print("hello")
