package io.echobench.load;

import java.io.IOException;

/** What happens to a {@link Link}; called by {@link Wire#dispatch} only. */
public interface LinkHandler {

    /** TCP is up; from now on the link can be read and written. Not called where it was {@linkplain Link#upAtOnce up at once}. */
    void connected();

    /** There will be no connection. */
    void connectFailed(IOException cause);

    /** There is something to read, or the stream has ended; called again by the next dispatch while that is so. */
    void readable();

    /** The socket takes bytes again; called only while that is wanted. */
    void writable();
}
