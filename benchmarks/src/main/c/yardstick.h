// The yardstick: a WebSocket echo server and clients that do what the load generator does with as little as Linux allows: one
// thread, level-triggered epoll, one read and one write a message; uring.c does the same over io_uring. What all parts share.
#ifndef YARDSTICK_H
#define YARDSTICK_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define SECOND 1000000000ull
#define EVENTS 1024
#define READ_BYTES (1 << 16)

// What the command line says; times in nanoseconds.
typedef struct {
  int port, connections, bytes;
  double rate;           // messages or sessions a second
  uint64_t warm, window; // unmeasured and measured time
  int spin, poisson, plain;
  const char *phases; // of sessions: NANOS:FROM:TO,... ; a rate of 0 is a pause
  unsigned limit;     // seconds after which the process ends in any case
} options;

// --- time and latencies -------------------------------------------------------------------------------------------------
static inline uint64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * SECOND + t.tv_nsec;
}

// 64 buckets an octave: values within 1.6 %.
typedef struct {
  uint64_t buckets[60 * 64], count;
} histogram;

static inline void record(histogram *h, int64_t nanos) {
  uint64_t v = nanos < 0 ? 0 : (uint64_t)nanos;
  int octave = v < 64 ? 0 : 58 - __builtin_clzll(v); // 64..127 is 1
  h->buckets[octave == 0 ? v : octave * 64 + ((v >> (octave - 1)) & 63)]++;
  h->count++;
}
uint64_t percentile(const histogram *h, double share);

// --- frames -------------------------------------------------------------------------------------------------------------
extern uint64_t key_state;

// A key that no other frame has (xorshift).
static inline uint32_t fresh_key(void) {
  key_state ^= key_state << 13;
  key_state ^= key_state >> 7;
  key_state ^= key_state << 17;
  return key_state >> 32;
}

static inline void xor_copy(uint8_t *to, const uint8_t *from, size_t n, uint32_t key) {
  uint64_t wide = (uint64_t)key << 32 | key, word;
  size_t i = 0;
  for (; i + 8 <= n; i += 8) {
    memcpy(&word, from + i, 8);
    word ^= wide;
    memcpy(to + i, &word, 8);
  }
  for (; i < n; i++) to[i] = from[i] ^ ((const uint8_t *)&key)[i & 3];
}

static inline int header_bytes(size_t payload) { return payload < 126 ? 2 : payload < 65536 ? 4 : 10; }

// A header without a key; returns where it ends.
static inline uint8_t *put_header(uint8_t *at, uint8_t first, uint8_t mask, uint64_t n) {
  *at++ = first;
  if (n < 126) {
    *at++ = mask | n;
  } else if (n < 65536) {
    *at++ = mask | 126;
    *at++ = n >> 8;
    *at++ = n;
  } else {
    *at++ = mask | 127;
    for (int shift = 56; shift >= 0; shift -= 8) *at++ = n >> shift;
  }
  return at;
}

// A whole masked frame; returns where it ends.
static inline uint8_t *put_frame(uint8_t *at, uint8_t first, const uint8_t *payload, size_t n) {
  at = put_header(at, first, 0x80, n);
  uint32_t key = fresh_key();
  memcpy(at, &key, 4);
  xor_copy(at + 4, payload, n, key);
  return at + 4 + n;
}

// --- connections of a client ----------------------------------------------------------------------------------------------
typedef struct {
  int fd;
  uint32_t got;   // bytes of an echo that has come in part
  uint8_t *parts; // where they are
  void *own;      // what the mode adds
} connection;

extern uint8_t *payload;             // of every message
extern uint8_t *echo;                // the frame that answers it
extern int echo_bytes;               // its length
extern uint8_t incoming[READ_BYTES]; // the last read

void prepare_echo(int bytes);
// Connects and upgrades all, registers them in epoll; ends the process when one fails.
connection *connect_all(const options *o, int epoll);
int new_socket(void);
void start_connect(int fd, int port);
int request(char *to, int port);
// Whether a whole, right answer to the request has come; ends the process when it is a wrong one.
int accepted(const char *answer, size_t n);
// Checks every byte of what came; returns how many echoes are complete with it.
int check_echoes(connection *c, const uint8_t *bytes, size_t n);
// Reads once and checks it.
int read_echoes(connection *c);
void send_whole(int fd, const void *bytes, size_t n);

// --- the parent, on stdin and stdout ----------------------------------------------------------------------------------------
void watch_parent(int epoll); // its end is an event with a null pointer
void parent_gone(void) __attribute__((noreturn));
void say_and_wait(const char *format, ...) __attribute__((format(printf, 1, 2)));
void die(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

int serve(const options *o);
int closed_loop(const options *o);
int closed_loop_uring(const options *o);
int open_loop(const options *o);
int sessions(const options *o);
void accept_value(const char *key, size_t n, char *to); // RFC 6455, 4.2.2
#endif
