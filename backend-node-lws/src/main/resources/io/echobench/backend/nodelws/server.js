'use strict';
// An echo server on uws 10 (which was lws before), for the Node 10 that its binary is made for. Arguments: the folder whose node_modules
// has uws, then the flags of the child contract.

const http = require('http');
const [packages, ...flags] = process.argv.slice(2);
const contract = require('./child-contract.js');
const load = name => require(require.resolve(name, { paths: [packages] }));
const uws = load('uws');

function listen(config) {
  const sockets = new uws.Server({ noServer: true, perMessageDeflate: false, maxPayload: config.maxMessageBytes });
  const server = http.createServer((request, response) => {
    response.writeHead(request.url === '/echo' ? 426 : 404, { Connection: 'close', Upgrade: 'websocket' });
    response.end();
  });
  server.on('upgrade', (request, socket, head) => {
    const refusal = refused(request);
    if (refusal !== undefined) {
      socket.end('HTTP/1.1 ' + refusal + '\r\nConnection: close\r\nSec-WebSocket-Version: 13\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, client => {
      client.on('message', message => client.send(message));
    });
  });
  return contract.listen(server, config);
}

/** uws checks only that there is a key of 24 characters, and hangs up otherwise: RFC 6455 section 4.2.1 is kept here. */
function refused(request) {
  if (request.url !== '/echo') {
    return '404 Not Found';
  }
  if (request.headers['sec-websocket-version'] !== '13') {
    return '426 Upgrade Required';
  }
  const right = request.method === 'GET'
    && /^websocket$/i.test(request.headers.upgrade)
    && /^[+/0-9A-Za-z]{22}==$/.test(request.headers['sec-websocket-key']);
  return right ? undefined : '400 Bad Request';
}

contract.run(flags, {
  software: 'uws ' + load('uws/package.json').version + ' (formerly lws), Node ' + process.versions.node,
  listen
});
