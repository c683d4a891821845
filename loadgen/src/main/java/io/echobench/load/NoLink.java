package io.echobench.load;

import java.nio.ByteBuffer;

/** Stands where no connection was begun. */
enum NoLink implements Link {
    INSTANCE;

    @Override
    public int read(ByteBuffer target) {
        return -1;
    }

    @Override
    public int write(ByteBuffer source) {
        return 0;
    }

    @Override
    public void wantWritable(boolean wanted) {}

    @Override
    public void close() {}
}
