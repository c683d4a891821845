// Echo server: one thread, level-triggered epoll, one read and one write a batch of frames, unmasked where they lie.
#include "yardstick.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/resource.h>

#define MOST_BYTES (1 << 17) // of a frame, header included

typedef struct {
  int upgraded;
  uint32_t kept; // bytes of an incomplete frame or request
  uint8_t *rest;
} peer;

static peer *peers; // by file descriptor
static uint8_t buffer[MOST_BYTES + READ_BYTES + 1];

static void drop(int fd) {
  free(peers[fd].rest);
  memset(&peers[fd], 0, sizeof peers[fd]);
  close(fd);
}

static int send_all(int fd, const uint8_t *bytes, size_t n) {
  while (n > 0) {
    ssize_t sent = send(fd, bytes, n, MSG_NOSIGNAL);
    if (sent > 0) {
      bytes += sent;
      n -= sent;
    } else {
      struct pollfd full = {.fd = fd, .events = POLLOUT};
      if (errno != EAGAIN || poll(&full, 1, 1000) <= 0) return -1;
    }
  }
  return 0;
}

// Answers a whole request; returns its length, 0 when it is not whole, -1 when it is none of ours.
static long upgrade(int fd, uint8_t *bytes, size_t n) {
  bytes[n] = 0;
  char *head = (char *)bytes, *end = strstr(head, "\r\n\r\n"), value[64], answer[256];
  if (!end) return n < 4096 ? 0 : -1;
  char *key = strcasestr(head, "\r\nSec-WebSocket-Key:");
  if (!key || key > end) return -1;
  key += 20;
  while (*key == ' ') key++;
  size_t length = strcspn(key, " \r");
  if (length != 24) return -1;
  accept_value(key, length, value);
  int size = sprintf(answer,
                     "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                     "Sec-WebSocket-Accept: %s\r\n\r\n",
                     value);
  peers[fd].upgraded = 1;
  return send_all(fd, (uint8_t *)answer, size) ? -1 : end + 4 - head;
}

// A frame that is whole in n bytes.
typedef struct {
  uint32_t header, key; // key: where it ends, the header does
  uint64_t length;
} frame;

static int parse(const uint8_t *at, size_t n, frame *f) {
  if (n < 6) return 0;
  f->length = at[1] & 127;
  f->header = f->length < 126 ? 6 : f->length == 126 ? 8 : 14;
  if (n < f->header) return 0;
  if (f->length == 126) {
    f->length = at[2] << 8 | at[3];
  } else if (f->length == 127) {
    f->length = 0;
    for (int i = 2; i < 10; i++) f->length = f->length << 8 | at[i];
  }
  if (f->length > MOST_BYTES - 14) return -1;
  memcpy(&f->key, at + f->header - 4, 4);
  return n >= f->header + f->length;
}

// Echoes all whole frames over themselves: an answer's header is shorter by the key. Returns how far it came, -1 to end.
static long echo_frames(int fd, uint8_t *bytes, size_t n) {
  size_t at = 0;
  uint8_t *out = bytes;
  int closing = 0, whole;
  frame f;
  while (!closing && (whole = parse(bytes + at, n - at, &f)) != 0) {
    if (whole < 0) return -1;
    uint8_t first = bytes[at], *source = bytes + at + f.header;
    at += f.header + f.length;
    if ((first & 15) == 10) continue; // a pong asks for nothing
    closing = (first & 15) == 8;
    out = put_header(out, (first & 15) == 9 ? 0x8a : first, 0, f.length);
    xor_copy(out, source, f.length, f.key);
    out += f.length;
  }
  if (out > bytes && send_all(fd, bytes, out - bytes)) return -1;
  return closing ? -1 : (long)at;
}

static void readable(int fd) {
  peer *p = &peers[fd];
  if (p->kept) memcpy(buffer, p->rest, p->kept);
  ssize_t n = recv(fd, buffer + p->kept, READ_BYTES, 0);
  if (n < 0 && errno == EAGAIN) return;
  if (n <= 0) {
    drop(fd);
    return;
  }
  size_t all = p->kept + n;
  long at = 0;
  if (!p->upgraded) at = upgrade(fd, buffer, all);
  if (at >= 0 && p->upgraded) {
    long frames = echo_frames(fd, buffer + at, all - at);
    at = frames < 0 ? frames : at + frames;
  }
  if (at < 0) {
    drop(fd);
    return;
  }
  uint32_t kept = all - at;
  if (kept) {
    p->rest = realloc(p->rest, kept);
    memcpy(p->rest, buffer + at, kept);
  }
  p->kept = kept;
}

static void accept_peers(int epoll, int listener) {
  int fd, on = 1;
  for (int i = 0; i < 64 && (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0; i++) {
    setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = fd};
    epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &event);
  }
}

static int listen_on(int port) {
  int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), on = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof at;
  if (bind(listener, (void *)&at, sizeof at) || listen(listener, 4096)) die("cannot listen: %s", strerror(errno));
  getsockname(listener, (void *)&at, &length);
  printf("ready port=%d\n", ntohs(at.sin_port));
  fflush(stdout);
  return listener;
}

int serve(const options *o) {
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  peers = calloc(files.rlim_cur, sizeof *peers);
  int epoll = epoll_create1(0), listener = listen_on(o->port);
  struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[EVENTS];
  epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
  event.data.fd = 0; // stdin, which ends with the parent
  epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &event);
  for (;;) {
    int n = epoll_wait(epoll, events, EVENTS, -1);
    for (int i = 0; i < n; i++) {
      int fd = events[i].data.fd;
      if (fd == 0) return 0;
      if (fd == listener) accept_peers(epoll, listener);
      else readable(fd);
    }
  }
}
