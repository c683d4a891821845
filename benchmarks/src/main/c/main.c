// Reads the command line: MODE NAME=VALUE..., and the words with the parent.
#include "yardstick.h"
#include <stdarg.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static void set(options *o, char *word) {
  char *value = strchr(word, '=');
  if (!value) die("%s is not NAME=VALUE", word);
  *value++ = 0;
  double number = atof(value);
  if (!strcmp(word, "port")) o->port = number;
  else if (!strcmp(word, "connections")) o->connections = number;
  else if (!strcmp(word, "bytes")) o->bytes = number;
  else if (!strcmp(word, "rate")) o->rate = number;
  else if (!strcmp(word, "warm")) o->warm = number * SECOND;
  else if (!strcmp(word, "window")) o->window = number * SECOND;
  else if (!strcmp(word, "spin")) o->spin = number;
  else if (!strcmp(word, "poisson")) o->poisson = number;
  else if (!strcmp(word, "plain")) o->plain = number;
  else if (!strcmp(word, "phases")) o->phases = value;
  else if (!strcmp(word, "limit")) o->limit = number;
  else die("no option %s", word);
}

int main(int count, char **words) {
  options o = {.connections = 1, .bytes = 32, .rate = 1000, .window = SECOND, .limit = 600};
  if (count < 2) die("usage: yardstick server|closed|closed-io-uring|open|sessions NAME=VALUE...");
  for (int i = 2; i < count; i++) set(&o, words[i]);
  struct rlimit files;
  getrlimit(RLIMIT_NOFILE, &files);
  files.rlim_cur = files.rlim_max;
  setrlimit(RLIMIT_NOFILE, &files);
  prctl(PR_SET_TIMERSLACK, 1000);
  alarm(o.limit); // whatever happens, it ends
  if (!strcmp(words[1], "server")) return serve(&o);
  if (!strcmp(words[1], "closed")) return closed_loop(&o);
  if (!strcmp(words[1], "closed-io-uring")) return closed_loop_uring(&o);
  if (!strcmp(words[1], "open")) return open_loop(&o);
  if (!strcmp(words[1], "sessions")) return sessions(&o);
  die("no mode %s", words[1]);
}

uint64_t percentile(const histogram *h, double share) {
  uint64_t wanted = share * h->count, seen = 0;
  for (int i = 0; i < 60 * 64; i++) {
    seen += h->buckets[i];
    if (seen > wanted) return i < 64 ? (uint64_t)i : (64ull + i % 64) << (i / 64 - 1);
  }
  return 0;
}

void watch_parent(int epoll) {
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  epoll_ctl(epoll, EPOLL_CTL_ADD, 0, &event); // a plain file cannot be watched, and never ends either
}

void parent_gone(void) { _exit(2); }

// A line to the parent, then silence until it has answered with one.
void say_and_wait(const char *format, ...) {
  va_list values;
  va_start(values, format);
  vprintf(format, values);
  va_end(values);
  putchar('\n');
  fflush(stdout);
  char c = 0;
  while (c != '\n')
    if (read(0, &c, 1) != 1) parent_gone();
}

void die(const char *format, ...) {
  va_list values;
  va_start(values, format);
  vfprintf(stderr, format, values);
  va_end(values);
  fputc('\n', stderr);
  exit(1);
}
