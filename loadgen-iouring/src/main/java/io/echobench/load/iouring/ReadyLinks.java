package io.echobench.load.iouring;

import io.echobench.load.foreign.Errno;
import io.echobench.load.iouring.IoUringLink.Sending;
import java.io.IOException;
import java.util.ArrayDeque;

/** Links whose handlers have something to be told, each once. Hot, one thread. */
final class ReadyLinks {

    /** So many are told, then what they send leaves: it does not wait for the end of a long turn, which no figure would show. */
    private static final int TOLD_AT_ONCE = 64;

    private final ArrayDeque<IoUringLink> connected = new ArrayDeque<>();
    private final ArrayDeque<IoUringLink> unread = new ArrayDeque<>();
    private final ArrayDeque<IoUringLink> writable = new ArrayDeque<>();

    int count() {
        return connected.size() + unread.size() + writable.size();
    }

    /** Connecting has come to an end. */
    void listConnected(IoUringLink link) {
        connected.add(link);
    }

    /** If there is something to read. */
    void listUnread(IoUringLink link) {
        if (!link.listedUnread && !link.closed && link.isReadable()) {
            link.listedUnread = true;
            unread.add(link);
        }
    }

    /** If its handler wants to know, and it takes bytes. */
    void listWritable(IoUringLink link) {
        if (!link.listedWritable && isToBeWritten(link)) {
            link.listedWritable = true;
            writable.add(link);
        }
    }

    /** A link that failed takes bytes: only by a write its handler learns of that. */
    private static boolean isToBeWritten(IoUringLink link) {
        return link.writableWanted
                && !link.closed
                && (link.sending == Sending.NOTHING || link.sending == Sending.FAILED);
    }

    /**
     * Tells the handlers of all that are listed now; what they list is told next time.
     *
     * @param operations to read what comes for those that are connected
     */
    void tell(Operations operations) {
        tellConnected(operations);
        for (int n = unread.size(); n > 0; n--) {
            IoUringLink link = unread.remove();
            link.listedUnread = false;
            if (!link.closed) {
                link.handler.readable();
                listUnread(link);
            }
            if (n % TOLD_AT_ONCE == 0) {
                operations.submit();
            }
        }
        for (int n = writable.size(); n > 0; n--) {
            IoUringLink link = writable.remove();
            link.listedWritable = false;
            if (isToBeWritten(link)) {
                link.handler.writable();
                listWritable(link);
            }
        }
    }

    private void tellConnected(Operations operations) {
        for (int n = connected.size(); n > 0; n--) {
            IoUringLink link = connected.remove();
            if (link.closed) {
                continue;
            }
            if (link.connectResult == 0) {
                operations.receive(link);
                link.handler.connected();
            } else {
                link.handler.connectFailed(new IOException(Errno.words(-link.connectResult)));
            }
        }
    }
}
