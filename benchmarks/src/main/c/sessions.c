// Sessions on a schedule: connect, upgrade, send "hello" and "world", check both echoes, close with a closing handshake.
#include "yardstick.h"
#include <math.h>

typedef enum { CONNECTING, OPENING, OPEN, CLOSING } state;

typedef struct {
  int fd;
  state state;
  uint64_t due;
  size_t got;
  char bytes[512];
} session;

static const char ECHOES[] = "\x81\x05hello\x81\x05world";
static const char CLOSE_ECHO[] = "\x88\x02\x03\xe8";

static histogram whole;
static uint64_t started, done;
static char ask[512];
static int ask_bytes;

static void watch(int epoll, int operation, session *s, uint32_t events) {
  struct epoll_event event = {.events = events, .data.ptr = s};
  epoll_ctl(epoll, operation, s->fd, &event);
}

static void finish(session *s) {
  close(s->fd);
  record(&whole, now() - s->due);
  free(s);
  done++;
}

static void start(const options *o, int epoll, uint64_t due) {
  session *s = calloc(1, sizeof *s);
  s->fd = new_socket();
  s->due = due;
  started++;
  start_connect(s->fd, o->port);
  if (send(s->fd, ask, ask_bytes, MSG_NOSIGNAL) == ask_bytes) { // loopback is connected at once
    s->state = OPENING;
    watch(epoll, EPOLL_CTL_ADD, s, EPOLLIN);
  } else {
    watch(epoll, EPOLL_CTL_ADD, s, EPOLLOUT);
  }
}

static void send_messages(const options *o, session *s) {
  uint8_t frames[64], *first = put_frame(frames, 0x81, (const uint8_t *)"hello", 5);
  uint8_t *second = put_frame(first, 0x81, (const uint8_t *)"world", 5);
  if (o->plain) {
    send_whole(s->fd, frames, first - frames);
    send_whole(s->fd, first, second - first);
  } else {
    send_whole(s->fd, frames, second - frames);
  }
}

static void send_close(session *s) {
  uint8_t frame[16], *end = put_frame(frame, 0x88, (const uint8_t *)"\x03\xe8", 2);
  send_whole(s->fd, frame, end - frame);
}

// Goes on with what has come; closing is over at the end of the stream, which the server begins (RFC 6455, 7.1.1).
static void readable(const options *o, session *s) {
  ssize_t n = recv(s->fd, s->bytes + s->got, sizeof s->bytes - s->got, 0);
  if (n < 0 && errno == EAGAIN) return;
  if (n == 0 && s->state == CLOSING && s->got == sizeof CLOSE_ECHO - 1) {
    finish(s);
    return;
  }
  if (n <= 0) die("the server ended a session in state %d", s->state);
  s->got += n;
  if (s->state == OPENING && accepted(s->bytes, s->got)) {
    s->state = OPEN;
    s->got = 0;
    send_messages(o, s);
  } else if (s->state == OPEN && s->got >= sizeof ECHOES - 1) {
    if (s->got != sizeof ECHOES - 1 || memcmp(s->bytes, ECHOES, s->got)) die("an echo differs from what was sent");
    s->state = CLOSING;
    s->got = 0;
    send_close(s);
    if (o->plain) finish(s);
  } else if (s->state == CLOSING && memcmp(s->bytes, CLOSE_ECHO, s->got)) {
    die("the closing handshake was not answered rightly");
  }
}

static void turn(const options *o, int epoll, uint64_t until) {
  struct epoll_event events[EVENTS];
  uint64_t t = now(), wait = o->spin || until <= t ? 0 : until - t;
  struct timespec timeout = {wait / SECOND, wait % SECOND};
  int n = wait ? epoll_pwait2(epoll, events, EVENTS, &timeout, NULL) : epoll_wait(epoll, events, EVENTS, 0);
  for (int i = 0; i < n; i++) {
    session *s = events[i].data.ptr;
    if (!s) parent_gone();
    if (s->state == CONNECTING) {
      send_whole(s->fd, ask, ask_bytes);
      s->state = OPENING;
      watch(epoll, EPOLL_CTL_MOD, s, EPOLLIN);
    } else {
      readable(o, s);
    }
  }
}

// Session k, from 1, is due where the integral of the rate is k - 1/2.
static void phase(const options *o, int epoll, uint64_t began, uint64_t nanos, double from, double to) {
  double seconds = (double)nanos / SECOND, slope = (to - from) / seconds;
  uint64_t end = began + nanos;
  for (double area = 0.5;; area++) {
    uint64_t due = end;
    if (area < (from + to) / 2 * seconds) {
      double root = sqrt(fmax(0, from * from + 2 * slope * area));
      due = began + 2 * area / (from + root) * SECOND;
    }
    while (now() < due) turn(o, epoll, due);
    if (due >= end) return;
    start(o, epoll, due);
    if (started % 16 == 0) turn(o, epoll, 0);
  }
}

static void run(const options *o, int epoll, const char *phases) {
  memset(&whole, 0, sizeof whole);
  started = done = 0;
  uint64_t began = now();
  for (const char *at = phases; at && *at;) {
    unsigned long nanos;
    double from, to;
    int read;
    if (sscanf(at, "%lu:%lf:%lf%n", &nanos, &from, &to, &read) != 3) die("%s is not NANOS:FROM:TO", at);
    phase(o, epoll, began, nanos, from, to);
    began += nanos;
    at += read;
    if (*at == ',') at++;
  }
  for (uint64_t last = now() + 5 * SECOND; done < started;) {
    if (now() > last) die("%lu sessions did not end within 5 s", started - done);
    turn(o, epoll, last);
  }
}

int sessions(const options *o) {
  int epoll = epoll_create1(0);
  char warm[128];
  ask_bytes = request(ask, o->port);
  watch_parent(epoll);
  sprintf(warm, "%lu:%f:%f", o->warm, o->rate, o->rate);
  if (o->warm) run(o, epoll, warm);
  say_and_wait("begin");
  uint64_t began = now();
  run(o, epoll, o->phases);
  uint64_t elapsed = now() - began;
  say_and_wait("end messages=%lu elapsed=%lu p50=%lu p99=%lu", done, elapsed, percentile(&whole, .5), percentile(&whole, .99));
  return 0;
}
