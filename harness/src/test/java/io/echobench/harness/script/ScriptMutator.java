package io.echobench.harness.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Changes scripts, drawn from a seed: characters of their text, or nodes of their structure, which is then written as JSON or YAML. */
final class ScriptMutator {

    private static final List<String> BITS = List.of(
            "",
            " ",
            "\n",
            "\t",
            "\0",
            "\u0085",
            "\uFFFE",
            "\uFEFF",
            "\uD800",
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "-",
            "\"",
            "'",
            "#",
            "&a ",
            "*a",
            "!!binary ",
            "!x ",
            "|",
            ">",
            "? ",
            "---\n",
            "...\n",
            "%",
            "<<: ",
            "{{",
            "null",
            "true",
            "0",
            "-1",
            "1e999",
            "1e-999999999",
            "NaN",
            ".inf",
            "0x10",
            "1_0",
            "9999999999999999999999",
            "1h",
            "pause: ",
            "loop: ",
            "count: ",
            "\\u12");

    /** Values that some key or other takes. */
    private static final List<String> USUAL =
            values("1|2|3|5|10|32|64|100|500|1000|5000|0.5|1.5|1e3|\"500ms\"|\"1m\"|\"2 min\"|\"1h\"|\"open\"|"
                    + "\"closed\"|\"poisson\"|\"uniform\"|\"echo\"|\"ws\"|\"text\"|\"binary\"|\"hello\"|"
                    + "\"a: b # c\"|false");

    private static final List<String> ODD =
            values("0|-1|-0.0|true|null|[]|{}|\"\"|\"{{ x }}\"|1e9|1e10|1e308|1e400|1e-400|"
                    + "9223372036854775807|9223372036854775808|100000|100001|10000000|1000000|0.0001|\"24h\"|"
                    + "\"25h\"|\"1e9h\"|\"-5s\"|\"5 y\"|\"1.2.3s\"|\"\\u0000\"|\"\\ud800\"|LONG");

    private static final List<String> KEYS = Stream.of(
                    LoadScriptReader.SCRIPT,
                    LoadScriptReader.CONFIG,
                    Scenarios.SCENARIO,
                    Steps.STEP,
                    SessionPhases.PHASE,
                    SteadyPhases.PHASE,
                    Extension.EXTENSION,
                    Extension.WARM_UP)
            .flatMap(words -> Stream.of(
                    words.known(),
                    List.copyOf(words.unsupported().keySet()),
                    List.copyOf(words.ignored().keySet())))
            .flatMap(List::stream)
            .distinct()
            .sorted()
            .toList();

    /** To change an object or a list itself instead of something within. */
    private static final double CHANCE_HERE = 0.25;

    private final SplittableRandom random;

    ScriptMutator(long seed) {
        random = new SplittableRandom(seed);
    }

    /** As JSON has them, with a bar between. */
    private static List<String> values(String joined) {
        return Stream.of(joined.split("\\|", -1))
                .map(value -> value.equals("LONG") ? '"' + "x".repeat(3_000) + '"' : value)
                .toList();
    }

    /** Below {@code bound}. */
    int draw(int bound) {
        return random.nextInt(bound);
    }

    private <T> T oneOf(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** One to three changes: a bit put in, taken away, doubled, replaced, or the rest cut off. */
    String textOf(String text) {
        StringBuilder mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0 && !mutated.isEmpty(); i--) {
            int from = random.nextInt(mutated.length());
            int to = Math.min(mutated.length(), from + random.nextInt(12));
            String bit = oneOf(BITS);
            switch (random.nextInt(6)) {
                case 0 -> mutated.insert(from, bit);
                case 1 -> mutated.delete(from, to);
                case 2 -> mutated.insert(from, mutated.substring(from, to));
                case 3 -> mutated.setLength(from);
                case 4 -> mutated.setCharAt(from, (char) random.nextInt(0x250));
                default -> mutated.replace(from, to, bit);
            }
        }
        return mutated.toString();
    }

    /** A tree whose leaves are written out: JSON, which YAML's flow style reads as well. */
    sealed interface Tree {}

    record Leaf(String json) implements Tree {}

    record Branch(Map<String, Tree> members) implements Tree {}

    record Row(List<Tree> items) implements Tree {}

    static Tree tree(Node node) throws ScriptException {
        return switch (node) {
            case Node.Mapping mapping -> {
                Map<String, Tree> members = new LinkedHashMap<>();
                for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
                    members.put(entry.getKey(), tree(entry.getValue().value()));
                }
                yield new Branch(members);
            }
            case Node.Sequence sequence -> {
                List<Tree> items = new ArrayList<>();
                for (Node item : sequence.items()) {
                    items.add(tree(item));
                }
                yield new Row(items);
            }
            default -> new Leaf(JsonText.of(node));
        };
    }

    /** One or two nodes changed: a value, a key, a member or an item left out, doubled, moved or put in. */
    Tree treeOf(Tree original) {
        Tree mutated = original;
        for (int i = random.nextInt(6) / 3; i >= 0; i--) {
            mutated = changed(mutated, CHANCE_HERE);
        }
        return mutated;
    }

    /** Goes down to a node and changes it there. */
    private Tree changed(Tree tree, double chanceHere) {
        boolean here = random.nextDouble() < chanceHere;
        return switch (tree) {
            case Leaf leaf -> new Leaf(value(leaf));
            case Branch branch ->
                branch.members().isEmpty() ? new Leaf(oneOf(USUAL)) : here ? here(branch) : below(branch);
            case Row row ->
                row.items().isEmpty() ? new Row(List.of(new Leaf(oneOf(USUAL)))) : here ? here(row) : below(row);
        };
    }

    /** Mostly of the same kind: what is refused at the first look says little of what comes behind it. */
    private String value(Leaf leaf) {
        if (random.nextInt(6) == 0) {
            return oneOf(random.nextBoolean() ? ODD : USUAL);
        }
        return leaf.json().startsWith("\"")
                ? leaf.json().replaceFirst("\"$", random.nextInt(1_000) + "\"")
                : String.valueOf(random.nextInt(1, 1 << random.nextInt(1, 14)));
    }

    private Tree below(Branch branch) {
        Map<String, Tree> members = new LinkedHashMap<>(branch.members());
        String key = oneOf(List.copyOf(members.keySet()));
        members.computeIfPresent(key, (name, value) -> changed(value, CHANCE_HERE));
        return new Branch(members);
    }

    private Tree below(Row row) {
        List<Tree> items = new ArrayList<>(row.items());
        int index = random.nextInt(items.size());
        items.set(index, changed(items.get(index), CHANCE_HERE));
        return new Row(items);
    }

    private Tree here(Branch branch) {
        List<Map.Entry<String, Tree>> entries = new ArrayList<>(branch.members().entrySet());
        Map.Entry<String, Tree> chosen = entries.get(random.nextInt(entries.size()));
        switch (random.nextInt(6)) {
            case 0 -> entries.remove(chosen);
            case 1 -> entries.add(Map.entry(oneOf(KEYS), chosen.getValue()));
            case 2 -> entries.add(random.nextInt(entries.size()), Map.entry(oneOf(KEYS), new Leaf(oneOf(USUAL))));
            default -> {
                entries.remove(chosen);
                entries.addFirst(chosen);
            }
        }
        Map<String, Tree> members = new LinkedHashMap<>();
        entries.forEach(entry -> members.put(entry.getKey(), entry.getValue()));
        return new Branch(members);
    }

    private Tree here(Row row) {
        List<Tree> items = new ArrayList<>(row.items());
        Tree chosen = oneOf(items);
        switch (random.nextInt(3)) {
            case 0 -> items.remove(chosen);
            case 1 -> items.add(random.nextInt(items.size() + 1), chosen);
            default -> {
                items.remove(chosen);
                items.addFirst(chosen);
            }
        }
        return new Row(items);
    }

    static String json(Tree tree) {
        return switch (tree) {
            case Leaf leaf -> leaf.json();
            case Branch branch ->
                branch.members().entrySet().stream()
                        .map(member -> "\"" + member.getKey() + "\": " + json(member.getValue()))
                        .toList()
                        .toString()
                        .replaceFirst("^\\[", "{")
                        .replaceFirst("]$", "}");
            case Row row ->
                row.items().stream().map(ScriptMutator::json).toList().toString();
        };
    }

    /** In block style. */
    static String yaml(Tree tree, String indent) {
        StringBuilder text = new StringBuilder();
        switch (tree) {
            case Leaf leaf -> {}
            case Branch branch ->
                branch.members()
                        .forEach((key, value) ->
                                text.append(indent).append(key).append(':').append(child(value, indent)));
            case Row row ->
                row.items().forEach(item -> text.append(indent).append('-').append(child(item, indent)));
        }
        return text.isEmpty() ? indent + json(tree) + "\n" : text.toString();
    }

    private static String child(Tree tree, String indent) {
        String text = yaml(tree, indent + "  ");
        boolean inline = tree instanceof Leaf || text.strip().matches("\\[]|\\{}");
        return inline ? " " + text.strip() + "\n" : "\n" + text;
    }
}
