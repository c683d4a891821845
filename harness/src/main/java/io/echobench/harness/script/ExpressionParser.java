package io.echobench.harness.script;

import io.echobench.harness.script.Expression.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a condition: the part of <a href="https://github.com/m93a/filtrex">filtrex</a>, Artillery's language for them, that conditions over
 * numbers need. From the loosest to the tightest: {@code or}, {@code and}, comparisons, {@code + -}, {@code * / %}, {@code ^},
 * {@code not} and a minus sign; as in filtrex, {@code not a == 0} is {@code (not a) == 0}.
 */
final class ExpressionParser {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:([0-9]+(?:\\.[0-9]+)?)|([A-Za-z_$][A-Za-z0-9_$.-]*[A-Za-z0-9_$]|[A-Za-z_$])|(==|!=|<=|>=|[-+*/%^<>()]))");
    private static final List<Map<String, Operator>> LEVELS = List.of(
            Map.of("or", Operator.OR),
            Map.of("and", Operator.AND),
            Map.of("==", Operator.EQUAL, "!=", Operator.UNEQUAL),
            Map.of("<", Operator.LESS, "<=", Operator.AT_MOST, ">", Operator.GREATER, ">=", Operator.AT_LEAST),
            Map.of("+", Operator.PLUS, "-", Operator.MINUS),
            Map.of("*", Operator.TIMES, "/", Operator.OVER, "%", Operator.MODULO),
            Map.of("^", Operator.POWER));
    private static final int DEEPEST = 100;

    private final Position at;
    private final List<String> tokens;
    private int next;
    private int depth;

    private ExpressionParser(Position at, List<String> tokens) {
        this.at = at;
        this.tokens = tokens;
    }

    /**
     * Reads a condition.
     *
     * @param at where it stands, for messages
     */
    static Expression parse(Position at, String text) throws ScriptException {
        ExpressionParser parser = new ExpressionParser(at, tokens(at, text));
        Expression expression = parser.level(0);
        if (parser.next < parser.tokens.size()) {
            throw new ScriptException(
                    at, "the condition is over before " + Node.quoted(parser.tokens.get(parser.next)));
        }
        return expression;
    }

    private static List<String> tokens(Position at, String text) throws ScriptException {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text.stripTrailing());
        int end = 0;
        while (end < text.stripTrailing().length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new ScriptException(
                        at,
                        "a condition knows numbers, metrics, + - * / %% ^, comparisons, and, or, not and parentheses, but this is %s"
                                .formatted(Node.quoted(text.substring(end).strip())));
            }
            tokens.add(matcher.group().strip());
            end = matcher.end();
        }
        return tokens;
    }

    private Expression level(int level) throws ScriptException {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = level(level + 1);
        while (next < tokens.size() && LEVELS.get(level).containsKey(tokens.get(next))) {
            Operator operator = LEVELS.get(level).getOrDefault(tokens.get(next++), Operator.OR);
            left = new Expression.Binary(operator, left, level(level + 1));
        }
        return left;
    }

    private Expression unary() throws ScriptException {
        if (++depth > DEEPEST) {
            throw new ScriptException(at, "the condition is nested more than " + DEEPEST + " deep");
        }
        try {
            String token = take();
            return switch (token) {
                case "not" -> new Expression.Not(unary());
                case "-" -> new Expression.Binary(Operator.MINUS, new Expression.Literal(0), unary());
                case "(" -> {
                    Expression inner = level(0);
                    if (!take().equals(")")) {
                        throw new ScriptException(at, "a parenthesis of the condition is not closed");
                    }
                    yield inner;
                }
                default -> leaf(token);
            };
        } finally {
            depth--;
        }
    }

    private Expression leaf(String token) throws ScriptException {
        if (Character.isDigit(token.charAt(0))) {
            return new Expression.Literal(Double.parseDouble(token));
        }
        boolean word = Character.isLetter(token.charAt(0)) || token.charAt(0) == '_' || token.charAt(0) == '$';
        if (!word || token.equals("and") || token.equals("or")) {
            throw new ScriptException(at, "the condition needs a number or a metric before " + Node.quoted(token));
        }
        if (next < tokens.size() && tokens.get(next).equals("(")) {
            throw new ScriptException(at, "a condition has no functions, but this calls " + Node.quoted(token));
        }
        MetricNames.check(at, token);
        return new Expression.Metric(token);
    }

    private String take() throws ScriptException {
        if (next == tokens.size()) {
            throw new ScriptException(at, "the condition ends where a number or a metric was to come");
        }
        return tokens.get(next++);
    }
}
