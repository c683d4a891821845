package io.echobench.load.foreign;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The little of {@code java.lang.foreign} that is needed, by reflection, because it is final in JDK 22 only. What it hands out is as fast as
 * if it had been compiled: method handles and direct buffers. Not to be touched on an older JVM.
 */
public final class Foreign {

    private static final Class<?> SEGMENT = type("MemorySegment");
    private static final Class<?> LAYOUT = type("MemoryLayout");
    private static final Class<?> DESCRIPTOR = type("FunctionDescriptor");
    private static final Class<?> LINKER = type("Linker");
    private static final Class<?> OPTION = type("Linker$Option");
    private static final Object NATIVE_LINKER = call(method(LINKER, "nativeLinker"), null);

    private Foreign() {}

    /**
     * A function of the C library, as a handle whose first argument is the {@link #segment} that takes {@code errno}.
     *
     * @param fixed how many arguments come before the variable ones; all of them where there are none
     * @param type of {@code int} and {@code long}, without that first argument
     */
    public static MethodHandle function(String name, int fixed, MethodType type) {
        Object lookup = call(method(LINKER, "defaultLookup"), NATIVE_LINKER);
        Optional<?> symbol = (Optional<?>) call(method(type("SymbolLookup"), "find", String.class), lookup, name);
        Object address = symbol.orElseThrow(() -> new UnsupportedOperationException("there is no function " + name));
        Method downcall = method(LINKER, "downcallHandle", SEGMENT, DESCRIPTOR, OPTION.arrayType());
        MethodHandle handle = (MethodHandle)
                call(downcall, NATIVE_LINKER, address, descriptor(type), options(fixed, type.parameterCount()));
        return handle.asType(type.insertParameterTypes(0, Object.class));
    }

    private static Object descriptor(MethodType type) {
        Object arguments = Array.newInstance(LAYOUT, type.parameterCount());
        for (int i = 0; i < type.parameterCount(); i++) {
            Array.set(arguments, i, layout(type.parameterType(i)));
        }
        return call(method(DESCRIPTOR, "of", LAYOUT, LAYOUT.arrayType()), null, layout(type.returnType()), arguments);
    }

    private static Object layout(Class<?> type) {
        try {
            return type("ValueLayout")
                    .getField(type == int.class ? "JAVA_INT" : "JAVA_LONG")
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("this JVM has other foreign functions: " + e, e);
        }
    }

    private static Object options(int fixed, int arguments) {
        Object capture =
                call(method(OPTION, "captureCallState", String[].class), null, (Object) new String[] {"errno"});
        List<Object> options = fixed == arguments
                ? List.of(capture)
                : List.of(capture, call(method(OPTION, "firstVariadicArg", int.class), null, fixed));
        Object array = Array.newInstance(OPTION, options.size());
        for (int i = 0; i < options.size(); i++) {
            Array.set(array, i, options.get(i));
        }
        return array;
    }

    /** A direct buffer as foreign functions take it. */
    public static Object segment(ByteBuffer direct) {
        return call(method(SEGMENT, "ofBuffer", Buffer.class), null, direct);
    }

    /** Where a direct buffer begins, at its position; good as long as the buffer is reachable. */
    public static long address(ByteBuffer direct) {
        return (long) call(method(SEGMENT, "address"), segment(direct));
    }

    /** Memory that is not Java's, as a buffer in the machine's byte order; never freed by Java. */
    public static ByteBuffer memory(long address, long bytes) {
        Object nothing = call(method(SEGMENT, "ofAddress", long.class), null, address);
        Object segment = call(method(SEGMENT, "reinterpret", long.class), nothing, bytes);
        return ((ByteBuffer) call(method(SEGMENT, "asByteBuffer"), segment)).order(ByteOrder.nativeOrder());
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("java.lang.foreign." + name);
        } catch (ClassNotFoundException e) {
            throw new UnsupportedOperationException("this JVM has no foreign functions", e);
        }
    }

    private static Method method(Class<?> type, String name, Class<?>... parameters) {
        try {
            return type.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new UnsupportedOperationException("this JVM has other foreign functions: " + e.getMessage(), e);
        }
    }

    /** Calls what returns something; {@code receiver} is null for a static method. */
    private static Object call(Method method, @Nullable Object receiver, Object... arguments) {
        try {
            return Objects.requireNonNull(method.invoke(receiver, arguments));
        } catch (ReflectiveOperationException e) {
            throw new UnsupportedOperationException("foreign functions cannot be used: " + e, e);
        }
    }
}
