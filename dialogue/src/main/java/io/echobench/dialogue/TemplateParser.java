package io.echobench.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads text with {@code {{ ... }}} in it. */
public final class TemplateParser {

    private static final Pattern BRACES = Pattern.compile("\\{\\{\\{?(.*?)\\}?\\}\\}", Pattern.DOTALL);
    private static final Pattern CALL = Pattern.compile("(\\$[A-Za-z0-9_]+)\\s*\\((.*)\\)", Pattern.DOTALL);
    private static final Pattern ROOT = Pattern.compile("\\$?[\\w-]+");
    private static final Pattern KEY = Pattern.compile("\\.([\\w$-]+)|\\[(?:(\\d{1,9})|'([^']*)'|\"([^\"]*)\")\\]");
    private static final List<String> FUNCTIONS = List.of("$randomNumber", "$randomString");
    private static final int LONGEST_RANDOM_STRING = 1 << 20;
    private static final long LARGEST_NUMBER = 1L << 53;
    private static final int LONGEST_SHOWN = 40;

    private final Names names;

    /** A parser that puts constants in at once. */
    public TemplateParser(Names names) {
        this.names = names;
    }

    /** What a name stands for. */
    public interface Names {

        /** Its value, where it is the same in all sessions; empty for a variable. */
        Optional<Value> constant(String name) throws MalformedException;
    }

    /** What cannot be read, in a few words. */
    public static final class MalformedException extends Exception {

        private static final long serialVersionUID = 1;

        /** What is wrong, without a full stop. */
        public MalformedException(String problem) {
            super(problem);
        }

        /** The words. */
        public String problem() {
            return String.valueOf(getMessage());
        }
    }

    /** Reads a text. */
    public Template parse(String text) throws MalformedException {
        Matcher braces = BRACES.matcher(text);
        List<Template> parts = new ArrayList<>();
        int end = 0;
        while (braces.find()) {
            if (braces.start() > end) {
                parts.add(constant(text.substring(end, braces.start())));
            }
            parts.add(reference(braces.group(1).strip()));
            end = braces.end();
        }
        if (text.indexOf("{{", end) >= 0) {
            throw new MalformedException("\"{{\" without \"}}\"");
        }
        if (end < text.length() || parts.isEmpty()) {
            parts.add(constant(text.substring(end)));
        }
        return parts.size() == 1 ? parts.getFirst() : joined(parts);
    }

    private static Template joined(List<Template> parts) {
        Template.Mixed mixed = new Template.Mixed(parts);
        if (!mixed.isConstant()) {
            return mixed;
        }
        StringBuilder text = new StringBuilder();
        for (Template part : parts) {
            text.append(((Template.Constant) part).value().text());
        }
        return constant(text.toString());
    }

    private static Template constant(String text) {
        return new Template.Constant(new Value.Text(text));
    }

    private Template reference(String words) throws MalformedException {
        Matcher call = CALL.matcher(words);
        if (call.matches()) {
            return new Template.Sole(function(call.group(1), call.group(2).strip()));
        }
        if (FUNCTIONS.contains(words)) {
            throw new MalformedException(
                    words + " is a function; write " + words + (words.equals("$randomNumber") ? "(1, 100)" : "(10)"));
        }
        return variable(words);
    }

    private Template variable(String words) throws MalformedException {
        Matcher root = ROOT.matcher(words);
        if (!root.lookingAt()) {
            throw new MalformedException(
                    quoted(words) + " names no variable; JavaScript is not run, so write a variable's name");
        }
        List<String> path = new ArrayList<>();
        Matcher key = KEY.matcher(words);
        int end = root.end();
        while (end < words.length()) {
            if (!key.find(end) || key.start() != end) {
                throw new MalformedException(
                        quoted(words) + " is more than a variable; JavaScript is not run, so write a variable's name");
            }
            path.add(firstGroup(key));
            end = key.end();
        }
        Reference.Variable variable = new Reference.Variable(root.group(), path);
        Optional<Value> constant = names.constant(variable.name()).map(value -> within(value, path));
        if (constant.isPresent() && constant.get() == Value.Nothing.UNDEFINED) {
            throw new MalformedException(quoted(words) + " has no value");
        }
        return constant.<Template>map(Template.Constant::new).orElseGet(() -> new Template.Sole(variable));
    }

    private static String quoted(String words) {
        return "\"{{ " + clipped(words) + " }}\"";
    }

    /** Fit for a sentence: on one line, not too long. */
    private static String clipped(String words) {
        String shown = words.length() <= LONGEST_SHOWN ? words : words.substring(0, LONGEST_SHOWN) + "...";
        return shown.replaceAll("\\p{Cntrl}", " ");
    }

    private static Value within(Value value, List<String> path) {
        Value inner = value;
        for (String key : path) {
            inner = inner.at(key);
        }
        return inner;
    }

    private static String firstGroup(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return matcher.group(i);
            }
        }
        throw new IllegalStateException("no group of " + matcher);
    }

    private static Reference function(String name, String arguments) throws MalformedException {
        String[] numbers = arguments.isEmpty() ? new String[0] : arguments.split("\\s*,\\s*", -1);
        return switch (name) {
            case "$randomNumber" -> {
                if (numbers.length != 2) {
                    throw new MalformedException("$randomNumber needs two numbers: $randomNumber(1, 100)");
                }
                long from = whole(name, numbers[0], -LARGEST_NUMBER, LARGEST_NUMBER);
                yield new Reference.RandomNumber(from, whole(name, numbers[1], from, LARGEST_NUMBER));
            }
            case "$randomString" -> {
                if (numbers.length > 1) {
                    throw new MalformedException("$randomString needs one number: $randomString(10)");
                }
                String length = numbers.length == 0 ? "10" : numbers[0];
                yield new Reference.RandomString((int) whole(name, length, 1, LONGEST_RANDOM_STRING));
            }
            default ->
                throw new MalformedException(
                        "there is no function " + clipped(name) + "; known: " + String.join(", ", FUNCTIONS));
        };
    }

    private static long whole(String function, String digits, long least, long most) throws MalformedException {
        if (digits.matches("-?[0-9]{1,18}")) {
            long number = Long.parseLong(digits);
            if (number >= least && number <= most) {
                return number;
            }
        }
        throw new MalformedException("%s is given %s; it takes whole numbers from %d to %d"
                .formatted(function, clipped(digits), least, most));
    }
}
