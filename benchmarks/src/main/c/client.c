// What the clients share: connecting, the opening handshake, and checking echoes byte by byte.
#include "yardstick.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>

#define CONNECTING 128

static const char KEY[] = "eWFyZHN0aWNrLTE2LWJ5dA==";

uint64_t key_state = 0x9e3779b97f4a7c15ull;
uint8_t *payload, *echo, incoming[READ_BYTES];
int echo_bytes;

void prepare_echo(int bytes) {
  payload = malloc(bytes + 1);
  for (int i = 0; i < bytes; i++) payload[i] = 'a' + i % 26;
  echo = malloc(bytes + 10);
  uint8_t *at = put_header(echo, 0x82, 0, bytes);
  memcpy(at, payload, bytes);
  echo_bytes = header_bytes(bytes) + bytes;
}

int new_socket(void) {
  int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  if (fd < 0) die("no socket: %s", strerror(errno));
  setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

void start_connect(int fd, int port) {
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  if (connect(fd, (void *)&to, sizeof to) < 0 && errno != EINPROGRESS) die("cannot connect: %s", strerror(errno));
}

int request(char *to, int port) {
  return sprintf(to,
                 "GET /echo HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Key: %s\r\nSec-WebSocket-Version: 13\r\n\r\n",
                 port, KEY);
}

int accepted(const char *answer, size_t n) {
  static char value[64];
  static size_t length;
  if (!length) {
    accept_value(KEY, sizeof KEY - 1, value);
    length = strlen(value);
  }
  if (n < 4 || memcmp(answer + n - 4, "\r\n\r\n", 4)) return 0;
  if (memcmp(answer, "HTTP/1.1 101 ", 13) || !memmem(answer, n, value, length))
    die("the answer to the opening handshake is wrong: %.*s", (int)strcspn(answer, "\r"), answer);
  return 1;
}

void send_whole(int fd, const void *bytes, size_t n) {
  ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);
  if (sent != (ssize_t)n) die("the socket took %zd of %zu bytes: %s", sent, n, strerror(errno));
}

// The progress of opening handshakes; the answer may come in any pieces.
typedef struct {
  int asked;
  size_t got;
  char answer[512];
} opening;

static int advance_opening(connection *c, int port) {
  opening *own = c->own;
  if (!own->asked) {
    int error = 0;
    socklen_t length = sizeof error;
    getsockopt(c->fd, SOL_SOCKET, SO_ERROR, &error, &length);
    if (error) die("cannot connect: %s", strerror(error));
    char ask[512];
    send_whole(c->fd, ask, request(ask, port));
    own->asked = 1;
    return 0;
  }
  ssize_t n = recv(c->fd, own->answer + own->got, sizeof own->answer - own->got, 0);
  if (n <= 0 && errno == EAGAIN) return 0;
  if (n <= 0) die("the server ended a connection during the opening handshake");
  own->got += n;
  return accepted(own->answer, own->got);
}

static void start(connection *c, const options *o, int epoll) {
  c->fd = new_socket();
  c->own = calloc(1, sizeof(opening));
  start_connect(c->fd, o->port);
  struct epoll_event event = {.events = EPOLLOUT, .data.ptr = c};
  epoll_ctl(epoll, EPOLL_CTL_ADD, c->fd, &event);
}

connection *connect_all(const options *o, int epoll) {
  connection *all = calloc(o->connections, sizeof *all);
  struct epoll_event events[EVENTS];
  for (int started = 0, opened = 0; opened < o->connections;) {
    for (; started < o->connections && started - opened < CONNECTING; started++) start(&all[started], o, epoll);
    int n = epoll_wait(epoll, events, EVENTS, 10000);
    if (n <= 0) die("only %d of %d connections opened within 10 s", opened, o->connections);
    for (int i = 0; i < n; i++) {
      connection *c = events[i].data.ptr;
      int was_asked = ((opening *)c->own)->asked, open = advance_opening(c, o->port);
      if (!was_asked) {
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = c};
        epoll_ctl(epoll, EPOLL_CTL_MOD, c->fd, &event);
      }
      if (open) {
        free(c->own);
        c->own = NULL;
        opened++;
      }
    }
  }
  return all;
}

// Echoes that are not whole in this read: put together, then checked like any other.
static int gather(connection *c, const uint8_t *bytes, size_t n) {
  int complete = 0;
  if (!c->parts) c->parts = malloc(echo_bytes);
  while (n > 0) {
    size_t take = (size_t)echo_bytes - c->got < n ? (size_t)echo_bytes - c->got : n;
    memcpy(c->parts + c->got, bytes, take);
    c->got += take;
    bytes += take;
    n -= take;
    if (c->got == (uint32_t)echo_bytes) {
      if (memcmp(c->parts, echo, echo_bytes)) die("an echo differs from what was sent");
      c->got = 0;
      complete++;
    }
  }
  return complete;
}

int check_echoes(connection *c, const uint8_t *bytes, size_t n) {
  if (c->got == 0 && n == (size_t)echo_bytes) {
    if (memcmp(bytes, echo, echo_bytes)) die("an echo differs from what was sent");
    return 1;
  }
  return gather(c, bytes, n);
}

int read_echoes(connection *c) {
  ssize_t n = recv(c->fd, incoming, READ_BYTES, 0);
  if (n <= 0) {
    if (n < 0 && errno == EAGAIN) return 0;
    die("the server ended a connection");
  }
  return check_echoes(c, incoming, n);
}
