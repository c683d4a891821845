package io.echobench.harness.script;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A condition over metrics. All is numbers: what is true is 1, what is false is 0, and whatever is not 0 counts as true. */
public sealed interface Expression {

    /** Its value, given that of every metric it names. */
    double value(Map<String, Double> metrics);

    /** The metrics it names. */
    Set<String> metrics();

    /** A number. */
    record Literal(double number) implements Expression {

        @Override
        public double value(Map<String, Double> metrics) {
            return number;
        }

        @Override
        public Set<String> metrics() {
            return Set.of();
        }
    }

    /** A metric by its name. */
    record Metric(String name) implements Expression {

        @Override
        public double value(Map<String, Double> metrics) {
            return metrics.getOrDefault(name, Double.NaN);
        }

        @Override
        public Set<String> metrics() {
            return Set.of(name);
        }
    }

    /** Two parts and what stands between them. */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {

        @Override
        public double value(Map<String, Double> metrics) {
            return operator.applied(left.value(metrics), right.value(metrics));
        }

        @Override
        public Set<String> metrics() {
            Set<String> both = new TreeSet<>(left.metrics());
            both.addAll(right.metrics());
            return both;
        }
    }

    /** What may stand between two parts. */
    enum Operator {
        OR,
        AND,
        EQUAL,
        UNEQUAL,
        LESS,
        AT_MOST,
        GREATER,
        AT_LEAST,
        PLUS,
        MINUS,
        TIMES,
        OVER,
        MODULO,
        POWER;

        private double applied(double a, double b) {
            return switch (this) {
                case OR -> truth(isTrue(a) || isTrue(b));
                case AND -> truth(isTrue(a) && isTrue(b));
                case EQUAL -> truth(a == b);
                case UNEQUAL -> truth(a != b);
                case LESS -> truth(a < b);
                case AT_MOST -> truth(a <= b);
                case GREATER -> truth(a > b);
                case AT_LEAST -> truth(a >= b);
                case PLUS -> a + b;
                case MINUS -> a - b;
                case TIMES -> a * b;
                case OVER -> a / b;
                case MODULO -> a % b;
                case POWER -> Math.pow(a, b);
            };
        }
    }

    /** {@code not}. */
    record Not(Expression of) implements Expression {

        @Override
        public double value(Map<String, Double> metrics) {
            return truth(!isTrue(of.value(metrics)));
        }

        @Override
        public Set<String> metrics() {
            return of.metrics();
        }
    }

    /** Whether a value counts as true. */
    static boolean isTrue(double value) {
        return value != 0 && !Double.isNaN(value);
    }

    private static double truth(boolean value) {
        return value ? 1 : 0;
    }
}
