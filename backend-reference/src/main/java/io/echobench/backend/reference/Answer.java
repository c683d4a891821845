package io.echobench.backend.reference;

/** One line of JSON: the answer to a command. */
final class Answer {

    private final StringBuilder json = new StringBuilder("{");

    /** A command that was carried out, and when: {@link System#nanoTime()}. */
    static Answer ok(long nanoTime) {
        return new Answer().with("ok", true).with("nanoTime", nanoTime);
    }

    /** A command that was not. */
    static Answer failed(String sentence) {
        return new Answer().with("ok", false).with("error", sentence);
    }

    Answer with(String name, long value) {
        return raw(name, Long.toString(value));
    }

    Answer with(String name, boolean value) {
        return raw(name, Boolean.toString(value));
    }

    Answer with(String name, String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            quoted.append(
                    c == '"' || c == '\\' ? "\\" + c : c < ' ' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
        }
        return raw(name, quoted.append('"').toString());
    }

    /** A member whose value is JSON already. */
    Answer raw(String name, String value) {
        json.append(json.length() == 1 ? "" : ",")
                .append('"')
                .append(name)
                .append("\":")
                .append(value);
        return this;
    }

    @Override
    public String toString() {
        return json + "}";
    }
}
