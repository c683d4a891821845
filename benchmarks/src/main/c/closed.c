// Closed loop: every connection has one message in flight.
#include "yardstick.h"

static histogram rtt;
static uint8_t frame[READ_BYTES * 2];
static uint64_t messages;
static int outstanding;

// Keeps messages in flight for that long, then waits for the last echoes.
static void run(const options *o, int epoll, connection *all, uint64_t *sent, int bytes, uint64_t nanos) {
  struct epoll_event events[EVENTS];
  uint64_t t = now(), end = t + nanos;
  memset(&rtt, 0, sizeof rtt);
  messages = 0;
  for (int i = 0; i < o->connections; i++) {
    sent[i] = now();
    send_whole(all[i].fd, frame, put_frame(frame, 0x82, payload, bytes) - frame);
    outstanding++;
  }
  while (outstanding > 0) {
    int n = epoll_wait(epoll, events, EVENTS, 5000);
    if (n == 0) die("%d echoes did not come within 5 s", outstanding);
    for (int i = 0; i < n; i++) {
      connection *c = events[i].data.ptr;
      if (!c) parent_gone();
      int echoes = read_echoes(c);
      if (echoes == 0) continue;
      if (echoes > 1) die("a message was echoed more than once");
      t = now();
      record(&rtt, t - sent[c - all]);
      messages++;
      if (t < end) {
        sent[c - all] = t;
        send_whole(c->fd, frame, put_frame(frame, 0x82, payload, bytes) - frame);
      } else {
        outstanding--;
      }
    }
  }
}

int closed_loop(const options *o) {
  if (o->bytes > READ_BYTES) die("at most %d bytes", READ_BYTES);
  int epoll = epoll_create1(0);
  prepare_echo(o->bytes);
  connection *all = connect_all(o, epoll);
  uint64_t *sent = calloc(o->connections, sizeof *sent);
  watch_parent(epoll);
  if (o->warm) run(o, epoll, all, sent, o->bytes, o->warm);
  say_and_wait("begin");
  uint64_t began = now();
  run(o, epoll, all, sent, o->bytes, o->window);
  uint64_t elapsed = now() - began;
  say_and_wait("end messages=%lu elapsed=%lu p50=%lu p99=%lu", messages, elapsed, percentile(&rtt, .5), percentile(&rtt, .99));
  return 0;
}
