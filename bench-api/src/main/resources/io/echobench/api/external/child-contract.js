'use strict';
// The child contract (docs/CONTRACT.md) for servers in JavaScript, on Node 10 and newer and on Bun. With --io-threads above 1 the
// process is a supervisor without a connection, and each worker is a process that `cluster` starts; the figures of all are added up.

const cluster = require('cluster');
const fs = require('fs');

const FLAGS = { '--host': 'host', '--port': 'port', '--io-threads': 'ioThreads', '--max-message-bytes': 'maxMessageBytes' };

function parse(args) {
  const config = { host: '127.0.0.1', port: 0, ioThreads: 1, maxMessageBytes: 1 << 20 };
  for (let i = 0; i < args.length; i += 2) {
    const name = FLAGS[args[i]];
    if (name === undefined) {
      throw new Error('unknown flag ' + args[i] + ': the child contract has ' + Object.keys(FLAGS).join(', '));
    }
    const value = args[i + 1];
    if (value === undefined || (name !== 'host' && !/^\d+$/.test(value))) {
      throw new Error(args[i] + ' needs a value, not ' + value);
    }
    config[name] = name === 'host' ? value : Number(value);
  }
  return config;
}

function say(line) {
  fs.writeSync(1, JSON.stringify(line) + '\n');
}

function fail(why) {
  say({ event: 'failed', why });
  process.exit(1);
}

/** A sentence for an error of listen. */
function sentence(error, config) {
  return error.code === 'EADDRINUSE'
    ? 'port ' + config.port + ' of ' + config.host + ' is taken'
    : 'cannot listen on ' + config.host + ':' + config.port + ': ' + error.message;
}

/** What this one process used up to now. */
function usage() {
  const cpu = process.cpuUsage();
  let threads = 1;
  try {
    threads = fs.readdirSync('/proc/self/task').length;
  } catch (e) {
    // no Linux
  }
  return { cpuNanos: (cpu.user + cpu.system) * 1000, rssBytes: process.memoryUsage().rss, threads };
}

/** Starts the workers one after the other: the first finds the port, and the others are told which it is. */
function superviseWorkers(config, started) {
  const workers = [];
  const answers = new Map();
  const fork = foundPort => {
    const worker = cluster.fork();
    workers.push(worker);
    worker.on('message', message => {
      if (message.failed !== undefined) {
        fail(message.failed);
      } else if (message.usage !== undefined) {
        answers.get(worker)(message.usage);
      } else if (workers.length < config.ioThreads) {
        fork(message.port);
      } else {
        started(message.port, ask, stop);
      }
    });
    worker.send({ foundPort });
  };
  let stopping = false;
  cluster.on('exit', worker => {
    workers.splice(workers.indexOf(worker), 1);
    if (!stopping) {
      console.error('a worker ended by itself, so the server ends');
      process.exit(1); // the other workers are cut off by that, and end
    }
    if (workers.length === 0) {
      process.exit(0);
    }
  });
  const stop = () => {
    stopping = true;
    workers.forEach(worker => worker.process.kill('SIGKILL'));
  };
  const ask = () => Promise.all(workers.map(worker => new Promise(resolve => {
    answers.set(worker, resolve);
    worker.send({ ask: 'usage' });
  })));
  fork(0);
}

/** A worker: gets its port, answers with what it used, and ends with its supervisor, however that ends. */
function work(config, listen) {
  process.on('disconnect', () => process.exit(0));
  process.on('message', message => {
    if (message.ask === 'usage') {
      process.send({ usage: usage() });
      return;
    }
    listen(Object.assign({}, config, { foundPort: message.foundPort })).then(
      port => process.send({ port }),
      error => process.send({ failed: sentence(error, config) }));
  });
}

function add(usages) {
  return usages.reduce((sum, one) => ({
    cpuNanos: sum.cpuNanos + one.cpuNanos,
    rssBytes: sum.rssBytes + one.rssBytes,
    threads: sum.threads + one.threads
  }), usage());
}

/** Answers the verbs, in their order, until stdin ends. */
function answerVerbs(ask, stop) {
  let marked = 0;
  let turn = Promise.resolve();
  const answer = verb => {
    if (verb !== 'mark' && verb !== 'stats') {
      say({ event: 'unknown', why: 'no verb ' + verb + ': mark, stats' });
      return undefined;
    }
    return ask().then(usages => {
      const now = add(usages);
      if (verb === 'mark') {
        marked = now.cpuNanos;
        say({ event: 'marked' });
      } else {
        say(Object.assign({ event: 'stats' }, now, { cpuNanos: now.cpuNanos - marked }));
      }
    });
  };
  let rest = '';
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', text => {
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    lines.forEach(verb => {
      turn = turn.then(() => answer(verb));
    });
  });
  process.stdin.on('end', stop);
  process.stdin.on('error', stop);
}

/**
 * Keeps the contract.
 *
 * @param args behind the program's own arguments
 * @param server {software, listen}: listen(config) serves on config.host and config.port (0: any free one) and promises the port that
 *     it got; with config.ioThreads above 1 it shares the port with other workers, and config.foundPort is the one that the first of
 *     them got, or 0 in the first
 */
function run(args, server) {
  let config;
  try {
    config = parse(args);
  } catch (error) {
    fail(error.message);
  }
  const ready = (port, ask, stop) => {
    const host = config.host.includes(':') ? '[' + config.host + ']' : config.host;
    say({
      event: 'ready',
      endpoints: ['ws://' + host + ':' + port + '/echo'],
      software: server.software,
      transport: process.platform === 'linux' ? 'epoll' : 'kqueue'
    });
    answerVerbs(ask, stop);
  };
  if (cluster.isWorker) {
    work(config, server.listen);
  } else if (config.ioThreads > 1) {
    superviseWorkers(config, ready);
  } else {
    server.listen(config).then(
      port => ready(port, () => Promise.resolve([]), () => process.exit(0)),
      error => fail(sentence(error, config)));
  }
}

/** Listens with a server of node:http; promises the port. Workers of node:cluster share the socket that they ask for alike. */
function listen(server, config) {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen({ host: config.host, port: config.port, backlog: 4096 }, () => resolve(server.address().port));
  });
}

module.exports = { run, listen };
