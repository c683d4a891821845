"""An echo server on websockets, from release 10 on. Arguments: the flags of the child contract (docs/CONTRACT.md).

With one I/O thread this process serves. With more it is a supervisor without a connection: each worker is this program again, with
a listening socket of its own on the one port (SO_REUSEPORT: the kernel deals connections by the hash of their addresses), and
the supervisor asks all of them by the same contract and adds their figures up.
"""

import asyncio
import errno
import http
import json
import logging
import os
import platform
import resource
import socket
import subprocess
import sys
import threading
import time

FLAGS = {"--host": str, "--port": int, "--io-threads": int, "--max-message-bytes": int}
WORKER = "--listen-on"  # the program's own flag: the descriptor of a listening socket
BACKLOG = 4096


class Failure(Exception):
    """The server cannot start; the message is the sentence."""


def parse(arguments):
    config = {"--host": "127.0.0.1", "--port": 0, "--io-threads": 1, "--max-message-bytes": 1 << 20}
    known = {**FLAGS, WORKER: int}
    for flag, value in zip(arguments[::2], arguments[1::2] + [None]):
        if flag not in known:
            raise Failure(f"unknown flag {flag}: the child contract has {', '.join(FLAGS)}")
        try:
            config[flag] = known[flag](value)
        except (TypeError, ValueError):
            raise Failure(f"{flag} needs a value, not {value}") from None
    return config


def say(event, **members):
    sys.stdout.write(json.dumps({"event": event, **members}) + "\n")
    sys.stdout.flush()


def listener(host, port, shared):
    """A bound socket. A port that is taken is an error for a shared one, too, although the kernel would let us in."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)  # asyncio sets TCP_NODELAY on these alone
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    if shared:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    try:
        sock.bind((host, port))
    except OSError as error:
        sock.close()
        if error.errno == errno.EADDRINUSE:
            raise Failure(f"port {port} of {host} is taken") from error
        raise Failure(f"cannot bind {host}:{port}: {error.strerror}") from error
    return sock


# --- one process that serves ---


def serve(sock, max_message_bytes):
    """The server in the API that this release of websockets has; the same settings in both."""
    settings = {
        "sock": sock,
        "backlog": BACKLOG,
        "compression": None,
        "max_size": max_message_bytes,
        "close_timeout": 1,
        "ping_interval": None,  # no pings that no client asked for
    }
    try:
        from websockets.asyncio.server import serve as serve_asyncio
    except ImportError:
        import websockets

        async def refuse_legacy(path, headers):
            return None if path == "/echo" else (http.HTTPStatus.NOT_FOUND, [], b"")

        return websockets.serve(echo, process_request=refuse_legacy, **settings)

    def refuse(connection, request):
        return None if request.path == "/echo" else connection.respond(http.HTTPStatus.NOT_FOUND, "")

    # Half-open connections are left to the client, as the old API does: a late handshake is late, not refused.
    return serve_asyncio(echo, process_request=refuse, open_timeout=None, **settings)


async def echo(connection):
    """Awaiting send is the backpressure: no message is taken while the client does not read."""
    async for message in connection:
        await connection.send(message)


def quiet():
    logger = logging.getLogger("websockets")
    logger.addHandler(logging.NullHandler())
    logger.propagate = False
    logger.setLevel(logging.CRITICAL)


def usage():
    try:
        with open("/proc/self/statm", encoding="ascii") as pages:
            rss = int(pages.read().split()[1]) * resource.getpagesize()
        threads = len(os.listdir("/proc/self/task"))
    except OSError:  # no Linux
        rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        threads = threading.active_count()
    return {"cpuNanos": time.process_time_ns(), "rssBytes": rss, "threads": threads}


async def serve_until_stdin_ends(sock, config):
    async with serve(sock, config["--max-message-bytes"]):
        say_ready(sock, config["--host"])
        loop = asyncio.get_running_loop()
        lines = asyncio.StreamReader()
        await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(lines), sys.stdin)
        marked = 0
        while line := await lines.readline():
            marked = answer(line.decode().strip(), marked, lambda verb: [usage()])
        leave(0)


# --- several ---


def supervise(config):
    if config["--port"] != 0:
        listener(config["--host"], config["--port"], shared=False).close()
    sockets = []
    port = config["--port"]
    for _ in range(config["--io-threads"]):
        sockets.append(listener(config["--host"], port, shared=True))
        port = sockets[0].getsockname()[1]
    workers = [start_worker(sock, config) for sock in sockets]
    for worker in workers:
        first = worker.stdout.readline()
        if '"ready"' not in first:
            raise Failure(f"a worker did not start: {first.strip()}")
        threading.Thread(target=end_with, args=(worker,), daemon=True).start()
    say_ready(sockets[0], config["--host"])
    for sock in sockets:
        sock.close()
    marked = 0
    for line in sys.stdin:
        marked = answer(line.strip(), marked, lambda verb: [usage()] + [ask(worker) for worker in workers])
    stop(workers)


def start_worker(sock, config):
    arguments = [sys.executable, __file__, WORKER, str(sock.fileno()), "--host", config["--host"]]
    arguments += ["--max-message-bytes", str(config["--max-message-bytes"])]
    return subprocess.Popen(
        arguments, stdin=subprocess.PIPE, stdout=subprocess.PIPE, pass_fds=[sock.fileno()], text=True
    )


stopping = threading.Event()


def end_with(worker):
    """A server that goes on with fewer workers than it was asked for would be measured as if it had all."""
    worker.wait()
    if not stopping.is_set():
        print("a worker ended by itself, so the server ends", file=sys.stderr)
        leave(1)  # the end of their stdin ends the others


def stop(workers):
    stopping.set()
    for worker in workers:
        worker.kill()
    for worker in workers:
        worker.wait()
    leave(0)


def ask(worker):
    worker.stdin.write("stats\n")
    worker.stdin.flush()
    return json.loads(worker.stdout.readline())


# --- the contract ---


def say_ready(sock, host):
    address = f"[{host}]" if ":" in host else host
    say(
        "ready",
        endpoints=[f"ws://{address}:{sock.getsockname()[1]}/echo"],
        software=software(),
        transport="epoll" if sys.platform == "linux" else "kqueue",
    )


def software():
    import websockets.version

    try:
        import websockets.speedups  # noqa: F401

        extension = "with its C extension"
    except ImportError:
        extension = "without its C extension"
    return f"websockets {websockets.version.version} ({extension}), Python {platform.python_version()}"


def answer(verb, marked, usages):
    """Answers one verb; returns the CPU time that later figures count from."""
    if verb not in ("mark", "stats"):
        say("unknown", why=f"no verb {verb}: mark, stats")
        return marked
    each = usages(verb)
    total = {name: sum(one[name] for one in each) for name in ("cpuNanos", "rssBytes", "threads")}
    if verb == "mark":
        say("marked")
        return total["cpuNanos"]
    total["cpuNanos"] -= marked
    say("stats", **total)
    return marked


def leave(status):
    """At once: open connections end with the process."""
    sys.stdout.flush()
    os._exit(status)


def main():
    try:
        config = parse(sys.argv[1:])
        quiet()
        if WORKER in config:
            asyncio.run(serve_until_stdin_ends(socket.socket(fileno=config[WORKER]), config))
        elif config["--io-threads"] > 1:
            supervise(config)
        else:
            sock = listener(config["--host"], config["--port"], shared=False)
            asyncio.run(serve_until_stdin_ends(sock, config))
    except Failure as failure:
        say("failed", why=str(failure))
        leave(1)


main()
