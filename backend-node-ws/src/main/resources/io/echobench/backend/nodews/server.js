'use strict';
// An echo server on ws. Arguments: the folder whose node_modules has ws, then the flags of the child contract.

const http = require('http');
const [packages, ...flags] = process.argv.slice(2);
const load = name => require(require.resolve(name, { paths: [packages] }));
const contract = require('./child-contract.js');
const { WebSocketServer } = load('ws');

// Above this many bytes that a client has not taken yet, its socket is read no further; it is read again once all is written.
const MOST_UNWRITTEN_BYTES = 256 * 1024;

function listen(config) {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: config.maxMessageBytes,
    maxPendingAutoPongs: 65536, // the default of 60 drops a client that pings ahead
    closeTimeout: 1000
  });
  const server = http.createServer((request, response) => {
    const upgradeRequired = request.url === '/echo' ? 426 : 404;
    response.writeHead(upgradeRequired, { Connection: 'close', Upgrade: 'websocket' }).end();
  });
  server.on('upgrade', (request, socket, head) => {
    if (request.url !== '/echo') {
      socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, client => echo(client, socket));
  });
  return contract.listen(server, config);
}

function echo(client, socket) {
  const wait = () => {
    if (client.bufferedAmount > MOST_UNWRITTEN_BYTES) {
      client.pause();
    }
  };
  socket.on('drain', () => client.resume());
  client.on('ping', wait); // its pong is on its way already
  client.on('message', (data, isBinary) => {
    client.send(data, { binary: isBinary });
    wait();
  });
  client.on('error', () => {}); // ws closes the connection with the right code; a client that vanished is no error
}

/** bufferutil falls back to JavaScript where it ships no binary for the machine; Node 26.12 has it built in. */
function masking() {
  if (typeof http.websocketUnmask === 'function') {
    return 'built-in masking';
  }
  const native = load('bufferutil') !== load('bufferutil/fallback.js');
  return native ? 'bufferutil ' + load('bufferutil/package.json').version : 'no native masking';
}

contract.run(flags, {
  software: 'ws ' + load('ws/package.json').version + ' (' + masking() + '), Node ' + process.versions.node,
  listen
});
