package io.echobench.harness.run;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Tells the first Ctrl-C from the second, which a JVM that is ending already does not. The class that can, {@code sun.misc.Signal}, is supported
 * by every JDK (JEP 260) but no part of the platform's API, so it is reached by name; where it is missing, the second is like the first.
 */
final class Interrupts {

    private Interrupts() {}

    /** From now on a SIGINT runs {@code first}, any later one {@code again}, each on a thread of its own. */
    static void handle(Runnable first, Runnable again) {
        AtomicInteger count = new AtomicInteger();
        Runnable next = () -> (count.getAndIncrement() == 0 ? first : again).run();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object interrupt = signal.getConstructor(String.class).newInstance("INT");
            Object ours = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            next.run();
                        }
                        return null; // nobody compares handlers
                    });
            Object before = signal.getMethod("handle", signal, handler).invoke(null, interrupt, ours);
            if (handler.getField("SIG_IGN").get(null).equals(before)) { // not the other way: it may be ours
                signal.getMethod("handle", signal, handler).invoke(null, interrupt, before); // as nohup and & want it
            }
        } catch (ReflectiveOperationException e) {
            // this JDK has none, or was started with -Xrs
        }
    }
}
