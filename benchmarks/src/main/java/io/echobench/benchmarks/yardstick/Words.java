package io.echobench.benchmarks.yardstick;

import io.echobench.benchmarks.BenchmarkException;
import java.util.HashMap;
import java.util.Map;

/** The {@code name=value} words of a line that a C program printed; what is no number is passed over. */
public final class Words {

    private final String line;
    private final Map<String, Double> values = new HashMap<>();

    private Words(String line) {
        this.line = line;
    }

    /** Reads a line; of a name that comes twice the first counts, because later ones belong to another interval. */
    public static Words of(String line) {
        Words words = new Words(line);
        for (String word : line.strip().split("\\s+", -1)) {
            int equals = word.lastIndexOf('=');
            String value = word.substring(equals + 1).replaceAll("(us|,)$", "");
            if (equals > 0 && value.matches("-?\\d+(\\.\\d+)?")) {
                words.values.putIfAbsent(word.substring(0, equals), Double.parseDouble(value));
            }
        }
        return words;
    }

    /** A value that must be there. */
    public double number(String name) throws BenchmarkException {
        Double value = values.get(name);
        if (value == null) {
            throw new BenchmarkException("the line \"" + line + "\" does not say " + name + ".");
        }
        return value;
    }

    /** A value without a fraction, of nanoseconds or things. */
    public long whole(String name) throws BenchmarkException {
        return Math.round(number(name));
    }
}
