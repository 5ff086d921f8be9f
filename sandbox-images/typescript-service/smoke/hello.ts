import express, { type Request } from 'express';
import fastify from 'fastify';
import pg from 'pg';

const handlers: ((request: Request) => void)[] = [];
if ([express, fastify, pg.Pool].every((each) => typeof each === 'function') && handlers.length === 0) console.log('hello');
