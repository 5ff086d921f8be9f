const express = require('express');
const fastify = require('fastify');
const { Pool } = require('pg');

if ([express, fastify, Pool].every((each) => typeof each === 'function')) console.log('hello');
