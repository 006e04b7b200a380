'use strict';

const http = require('node:http');
const { setTimeout: after } = require('node:timers/promises');

/**
 * Carriers, as stand-ins: each knows its tariff and, like a real one far away, takes its time to tell it.
 *
 * @type {{name: string, baseCents: number, centsPerKilo: number, millis: number}[]}
 */
const CARRIERS = [
  { name: 'north', baseCents: 390, centsPerKilo: 95, millis: 90 },
  { name: 'swift', baseCents: 690, centsPerKilo: 60, millis: 60 },
  { name: 'barge', baseCents: 250, centsPerKilo: 120, millis: 170 },
];

async function ask({ name, baseCents, centsPerKilo, millis }, kilos) {
  await after(millis * (0.8 + 0.4 * Math.random()));
  return { carrier: name, cents: Math.round(baseCents + centsPerKilo * kilos) };
}

/** Asks all carriers at once, and puts the cheapest first. */
async function quotes(kilos) {
  const offers = await Promise.all(CARRIERS.map((carrier) => ask(carrier, kilos)));
  return offers.sort((one, other) => one.cents - other.cents);
}

async function answer(target) {
  const [path, query] = target.split('?', 2);
  if (path === '/health') {
    return [200, {}];
  }
  if (path !== '/quotes') {
    return [404, { error: 'Ask for /quotes?kilos=2.5' }];
  }
  const kilos = Number(new URLSearchParams(query).get('kilos'));
  if (!(kilos > 0 && kilos <= 30)) {
    return [400, { error: 'Give the weight in kilos, more than 0 and up to 30: /quotes?kilos=2.5' }];
  }
  return [200, { kilos, quotes: await quotes(kilos) }];
}

const server = http.createServer(async (request, response) => {
  const [status, body] = await answer(request.url);
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
});

server.listen(Number(process.env.PORT ?? 8080), '127.0.0.1');
