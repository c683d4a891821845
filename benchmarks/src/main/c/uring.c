// The closed loop over io_uring: one system call hands over all sends of a turn and waits for what comes. Receives are multishot,
// into buffers that the kernel takes from a ring; the sockets are registered, so that it need not look them up.
#include "yardstick.h"
#include <fcntl.h>
#if __has_include(<linux/io_uring.h>)
#include <linux/io_uring.h>
#endif
#include <sys/mman.h>
#include <sys/syscall.h>

#ifdef IORING_SETUP_DEFER_TASKRUN // headers of Linux 6.1

#define ENTRIES 4096
#define COMPLETIONS 32768
#define MOST_CONNECTIONS 16384 // a ring of buffers has 32,768 at most
#define WAIT_NANOS (5 * SECOND)
enum { RECEIVE, SEND }; // in the lowest bit of the user data, above it the connection

static int ring;
static unsigned tail, head, pending;
static unsigned *sq_tail, *cq_head, *cq_tail;
static struct io_uring_sqe *sqes;
static struct io_uring_cqe *cqes;

static struct io_uring_buf_ring *free_buffers;
static uint8_t *buffers;
static unsigned buffer_count, buffer_bytes;
static uint16_t free_tail;

static histogram rtt;
static connection *all;
static uint64_t *sent, messages;
static uint8_t *frames; // one for each connection: it is the kernel's until it is sent
static int frame_bytes, outstanding;

static void *map(size_t bytes, int fd, off_t offset) {
  int flags = fd < 0 ? MAP_PRIVATE | MAP_ANONYMOUS : MAP_SHARED | MAP_POPULATE;
  void *at = mmap(NULL, bytes, PROT_READ | PROT_WRITE, flags, fd, offset);
  if (at == MAP_FAILED) die("no memory for io_uring: %s", strerror(errno));
  return at;
}

static void ask(int opcode, void *what, int count) {
  if (syscall(SYS_io_uring_register, ring, opcode, what, count) < 0) die("io_uring refuses to register: %s", strerror(errno));
}

static void open_ring(void) {
  struct io_uring_params p = {
      .cq_entries = COMPLETIONS,
      .flags = IORING_SETUP_CQSIZE | IORING_SETUP_SUBMIT_ALL | IORING_SETUP_SINGLE_ISSUER | IORING_SETUP_DEFER_TASKRUN};
  ring = syscall(SYS_io_uring_setup, ENTRIES, &p);
  if (ring < 0) die("the kernel gives no io_uring: %s", strerror(errno));
  size_t bytes = p.cq_off.cqes + p.cq_entries * sizeof *cqes, sq_bytes = p.sq_off.array + p.sq_entries * sizeof(unsigned);
  uint8_t *queues = map(bytes > sq_bytes ? bytes : sq_bytes, ring, IORING_OFF_SQ_RING);
  sqes = map(p.sq_entries * sizeof *sqes, ring, IORING_OFF_SQES);
  unsigned *array = (void *)(queues + p.sq_off.array);
  for (unsigned i = 0; i < p.sq_entries; i++) array[i] = i;
  sq_tail = (void *)(queues + p.sq_off.tail);
  cq_head = (void *)(queues + p.cq_off.head);
  cq_tail = (void *)(queues + p.cq_off.tail);
  cqes = (void *)(queues + p.cq_off.cqes);
}

static void give_back(unsigned id) {
  struct io_uring_buf *at = &free_buffers->bufs[free_tail++ & (buffer_count - 1)];
  at->addr = (uintptr_t)(buffers + (size_t)id * buffer_bytes);
  at->len = buffer_bytes;
  at->bid = id;
}

static void offer(void) { __atomic_store_n(&free_buffers->tail, free_tail, __ATOMIC_RELEASE); }

// Twice as many as there are connections, each with room for two echoes: a message that is echoed more than once is to be seen.
static void offer_buffers(int connections) {
  if (connections > MOST_CONNECTIONS) die("at most %d connections over io_uring", MOST_CONNECTIONS);
  buffer_bytes = (2 * echo_bytes + 63) / 64 * 64;
  for (buffer_count = 1; buffer_count < 2u * connections; buffer_count *= 2) {}
  free_buffers = map(buffer_count * sizeof(struct io_uring_buf), -1, 0);
  buffers = map((size_t)buffer_count * buffer_bytes, -1, 0);
  struct io_uring_buf_reg reg = {.ring_addr = (uintptr_t)free_buffers, .ring_entries = buffer_count};
  ask(IORING_REGISTER_PBUF_RING, &reg, 1);
  for (unsigned id = 0; id < buffer_count; id++) give_back(id);
  offer();
}

static void enter(int wait) {
  struct __kernel_timespec limit = {.tv_sec = WAIT_NANOS / SECOND};
  struct io_uring_getevents_arg argument = {.ts = (uintptr_t)&limit};
  __atomic_store_n(sq_tail, tail, __ATOMIC_RELEASE);
  int flags = wait ? IORING_ENTER_GETEVENTS | IORING_ENTER_EXT_ARG : 0;
  int taken = syscall(SYS_io_uring_enter, ring, pending, wait, flags, wait ? &argument : NULL, wait ? sizeof argument : 0);
  if (taken >= 0) pending -= taken;
  else if (errno == ETIME) die("%d echoes did not come within 5 s", outstanding);
  else if (errno != EINTR && errno != EAGAIN && errno != EBUSY) die("io_uring: %s", strerror(errno));
}

static struct io_uring_sqe *entry(int opcode, int connection, int kind) {
  for (int i = 0; pending == ENTRIES; i++) {
    if (i == 1000) die("the kernel does not take what io_uring is asked for");
    enter(0);
  }
  struct io_uring_sqe *e = &sqes[tail++ & (ENTRIES - 1)];
  memset(e, 0, sizeof *e);
  e->opcode = opcode;
  e->flags = IOSQE_FIXED_FILE;
  e->fd = connection;
  e->user_data = (uint64_t)connection << 1 | kind;
  pending++;
  return e;
}

static void receive(int connection) {
  struct io_uring_sqe *e = entry(IORING_OP_RECV, connection, RECEIVE);
  e->flags |= IOSQE_BUFFER_SELECT;
  e->ioprio = IORING_RECV_MULTISHOT;
}

// Only a failure is told.
static void send_message(int connection, int bytes) {
  uint8_t *frame = frames + (size_t)connection * frame_bytes;
  struct io_uring_sqe *e = entry(IORING_OP_SEND, connection, SEND);
  e->flags |= IOSQE_CQE_SKIP_SUCCESS;
  e->addr = (uintptr_t)frame;
  e->len = put_frame(frame, 0x82, payload, bytes) - frame;
  e->msg_flags = MSG_NOSIGNAL | MSG_WAITALL;
}

// Whether a message was answered with what came.
static int answered(const struct io_uring_cqe *c) {
  int connection = c->user_data >> 1;
  if ((c->user_data & 1) == SEND) die("the socket took %d bytes: %s", c->res, strerror(-c->res));
  if (c->res <= 0 && c->res != -ENOBUFS) die("the server ended a connection");
  if (!(c->flags & IORING_CQE_F_MORE)) receive(connection);
  if (c->res <= 0) return 0;
  unsigned id = c->flags >> IORING_CQE_BUFFER_SHIFT;
  int echoes = check_echoes(&all[connection], buffers + (size_t)id * buffer_bytes, c->res);
  give_back(id);
  if (echoes > 1) die("a message was echoed more than once");
  return echoes;
}

// Keeps messages in flight for that long, then waits for the last echoes.
static void run(const options *o, uint64_t nanos) {
  uint64_t t = now(), end = t + nanos;
  memset(&rtt, 0, sizeof rtt);
  messages = 0;
  for (int i = 0; i < o->connections; i++) {
    sent[i] = now();
    send_message(i, o->bytes);
    outstanding++;
  }
  while (outstanding > 0) {
    unsigned come = __atomic_load_n(cq_tail, __ATOMIC_ACQUIRE);
    if (come == head || pending > 0) enter(come == head);
    come = __atomic_load_n(cq_tail, __ATOMIC_ACQUIRE);
    for (; head != come; head++) {
      const struct io_uring_cqe *c = &cqes[head & (COMPLETIONS - 1)];
      if (!answered(c)) continue;
      int connection = c->user_data >> 1;
      t = now();
      record(&rtt, t - sent[connection]);
      messages++;
      if (t < end) {
        sent[connection] = t;
        send_message(connection, o->bytes);
      } else {
        outstanding--;
      }
    }
    __atomic_store_n(cq_head, head, __ATOMIC_RELEASE);
    offer();
  }
}

static void register_sockets(int connections) {
  int *files = calloc(connections, sizeof *files);
  for (int i = 0; i < connections; i++) {
    files[i] = all[i].fd;
    fcntl(files[i], F_SETFL, fcntl(files[i], F_GETFL) & ~O_NONBLOCK); // else it would not wait for what comes
  }
  ask(IORING_REGISTER_FILES, files, connections);
  free(files);
}

int closed_loop_uring(const options *o) {
  if (o->bytes > READ_BYTES) die("at most %d bytes", READ_BYTES);
  prepare_echo(o->bytes);
  open_ring();
  int epoll = epoll_create1(0);
  all = connect_all(o, epoll);
  close(epoll);
  sent = calloc(o->connections, sizeof *sent);
  frame_bytes = o->bytes + 14;
  frames = malloc((size_t)o->connections * frame_bytes);
  register_sockets(o->connections);
  offer_buffers(o->connections);
  for (int i = 0; i < o->connections; i++) receive(i);
  if (o->warm) run(o, o->warm);
  say_and_wait("begin");
  uint64_t began = now();
  run(o, o->window);
  uint64_t elapsed = now() - began;
  say_and_wait("end messages=%lu elapsed=%lu p50=%lu p99=%lu", messages, elapsed, percentile(&rtt, .5), percentile(&rtt, .99));
  return 0;
}

#else

int closed_loop_uring(const options *o) {
  die("this machine's headers know no io_uring of Linux 6.1, for %d connections", o->connections);
}

#endif
