package io.echobench.harness.stats;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** A copy of a record that differs in one component; the others may come and go. */
public final class Altered {

    private Altered() {}

    public static <R extends Record> R copy(R original, String component, Object value) {
        try {
            RecordComponent[] components = original.getClass().getRecordComponents();
            Object[] values = new Object[components.length];
            boolean found = false;
            for (int i = 0; i < components.length; i++) {
                boolean altered = components[i].getName().equals(component);
                values[i] = altered ? value : components[i].getAccessor().invoke(original);
                found |= altered;
            }
            if (!found) {
                throw new IllegalArgumentException(original.getClass() + " has no " + component);
            }
            @SuppressWarnings("unchecked")
            Constructor<R> constructor = (Constructor<R>) original.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
