package io.echobench.load.iouring;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Links by the index under which the kernel knows them. An index is used again once nothing is asked for under it any more. Hot, one thread. */
final class Links {

    private @Nullable IoUringLink[] links = new IoUringLink[64];
    private int[] free = new int[64];
    private int freeCount;
    private int used;

    /** Gives it an index. */
    void add(IoUringLink link) {
        link.index = freeCount > 0 ? free[--freeCount] : used++;
        if (link.index == links.length) {
            links = Arrays.copyOf(links, 2 * links.length);
            free = Arrays.copyOf(free, 2 * free.length);
        }
        links[link.index] = link;
    }

    /** The link with that index; null where it is nobody's. */
    @Nullable
    IoUringLink at(int index) {
        return links[index];
    }

    /** Its index can be another's. */
    void remove(IoUringLink link) {
        links[link.index] = null;
        free[freeCount++] = link.index;
    }

    /** How many there are. */
    int count() {
        return used - freeCount;
    }

    void forEach(Consumer<IoUringLink> action) {
        for (int i = 0; i < used; i++) {
            IoUringLink link = links[i];
            if (link != null) {
                action.accept(link);
            }
        }
    }
}
