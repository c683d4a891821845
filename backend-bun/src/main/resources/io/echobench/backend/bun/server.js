'use strict';
// An echo server on Bun's own WebSocket server. Arguments: the flags of the child contract.

const contract = require('./child-contract.js');

// Bun cannot stop reading from one client. Echoes that a client does not take are kept up to this many bytes, and then the connection is
// closed: without closeOnBackpressureLimit they would be dropped, and the connection would live on with gaps.
const MOST_UNWRITTEN_BYTES = 32 << 20;

function listen(config) {
  const shared = config.ioThreads > 1;
  return new Promise((resolve, reject) => {
    try {
      const server = Bun.serve({
        hostname: config.host,
        port: config.foundPort || config.port,
        reusePort: shared,
        fetch(request, server) {
          if (new URL(request.url).pathname !== '/echo') {
            return new Response(null, { status: 404 });
          }
          if (asksToUpgrade(request) && server.upgrade(request)) {
            return undefined;
          }
          return new Response(null, { status: 426, headers: { Upgrade: 'websocket', 'Sec-WebSocket-Version': '13' } });
        },
        websocket: {
          perMessageDeflate: false,
          maxPayloadLength: config.maxMessageBytes,
          backpressureLimit: MOST_UNWRITTEN_BYTES,
          closeOnBackpressureLimit: true,
          idleTimeout: 0,
          sendPings: false,
          message(client, message) {
            client.send(message);
          }
        }
      });
      resolve(server.port);
    } catch (error) {
      reject(error);
    }
  });
}

/** Bun leaves this part of RFC 6455 section 4.2.1 to us. */
function asksToUpgrade(request) {
  return /(^|,)\s*upgrade\s*(,|$)/i.test(request.headers.get('connection') || '');
}

contract.run(process.argv.slice(2), { software: 'Bun ' + Bun.version, listen });
