// Open loop: messages are due by a schedule that no echo can move; late ones go out at once, with their own due time.
#include "yardstick.h"
#include <math.h>

#define RING 4096 // outstanding on one connection

typedef struct {
  uint64_t due[RING], written[RING];
  uint32_t head, tail;
} ring;

static histogram response, rtt, lag, queue;
static uint8_t frame[READ_BYTES * 2];
static uint64_t sent, received;

static double drawn(void) { // exponential with mean 1
  return -log1p(-(double)((uint64_t)fresh_key() << 21) / 9007199254740992.0);
}

static void send_message(connection *c, int bytes, uint64_t due) {
  ring *r = c->own;
  if (r->tail - r->head == RING) die("%d echoes are missing on one connection", RING);
  uint8_t *end = put_frame(frame, 0x82, payload, bytes);
  uint64_t t = now();
  send_whole(c->fd, frame, end - frame);
  r->due[r->tail % RING] = due;
  r->written[r->tail++ % RING] = t;
  record(&lag, t - due);
  sent++;
}

static void receive(connection *c, uint64_t polled) {
  ring *r = c->own;
  int echoes = read_echoes(c);
  uint64_t t = now();
  for (; echoes > 0; echoes--) {
    if (r->head == r->tail) die("a message was echoed more than once");
    record(&response, t - r->due[r->head % RING]);
    record(&rtt, t - r->written[r->head++ % RING]);
    record(&queue, t - polled);
    received++;
  }
}

// Waits until then, or not at all where it spins, and reads what has come.
static void turn(const options *o, int epoll, uint64_t until) {
  struct epoll_event events[EVENTS];
  uint64_t t = now();
  uint64_t wait = o->spin || until <= t ? 0 : until - t;
  struct timespec timeout = {wait / SECOND, wait % SECOND};
  int n = wait ? epoll_pwait2(epoll, events, EVENTS, &timeout, NULL) : epoll_wait(epoll, events, EVENTS, 0);
  uint64_t polled = now();
  for (int i = 0; i < n; i++) {
    if (!events[i].data.ptr) parent_gone();
    receive(events[i].data.ptr, polled);
  }
}

// Message k, from 1, is due where the integral of the rate is k - 1/2, or an exponential gap after the one before.
static void run(const options *o, int epoll, connection *all, uint64_t nanos) {
  memset(&response, 0, sizeof response);
  memset(&rtt, 0, sizeof rtt);
  memset(&lag, 0, sizeof lag);
  memset(&queue, 0, sizeof queue);
  sent = received = 0;
  uint64_t began = now(), end = began + nanos;
  double area = o->poisson ? drawn() : 0.5;
  for (;;) {
    uint64_t due = began + area / o->rate * SECOND, t = now();
    while (due <= t && due < end) {
      send_message(&all[sent % o->connections], o->bytes, due);
      area += o->poisson ? drawn() : 1;
      due = began + area / o->rate * SECOND;
      if (sent % 16 == 0) t = now();
    }
    if (due >= end) break;
    turn(o, epoll, due);
  }
  for (uint64_t last = now() + 5 * SECOND; received < sent;) {
    if (now() > last) die("%lu echoes did not come within 5 s", sent - received);
    turn(o, epoll, last);
  }
}

int open_loop(const options *o) {
  if (o->bytes > READ_BYTES) die("at most %d bytes", READ_BYTES);
  int epoll = epoll_create1(0);
  prepare_echo(o->bytes);
  connection *all = connect_all(o, epoll);
  for (int i = 0; i < o->connections; i++) all[i].own = calloc(1, sizeof(ring));
  watch_parent(epoll);
  if (o->warm) run(o, epoll, all, o->warm);
  say_and_wait("begin");
  uint64_t began = now();
  run(o, epoll, all, o->window);
  uint64_t elapsed = now() - began;
  say_and_wait("end messages=%lu elapsed=%lu p50=%lu p99=%lu response-p50=%lu response-p99=%lu lag-p99=%lu queue-p99=%lu",
               received, elapsed, percentile(&rtt, .5), percentile(&rtt, .99), percentile(&response, .5),
               percentile(&response, .99), percentile(&lag, .99), percentile(&queue, .99));
  return 0;
}
