package io.echobench.dialogue;

import java.io.Serializable;
import java.util.List;

/** A value of a script in which {@code {{ ... }}} may stand. */
public sealed interface Template extends Serializable {

    /** The value as it is now. */
    Value value(Scope scope);

    /** Whether it is the same in every session. */
    boolean isConstant();

    /** No template at all. */
    record Constant(Value value) implements Template {

        @Override
        public Value value(Scope scope) {
            return value;
        }

        @Override
        public boolean isConstant() {
            return true;
        }
    }

    /** A variable and nothing else: its type is kept. */
    record Sole(Reference reference) implements Template {

        @Override
        public Value value(Scope scope) {
            return reference.value(scope);
        }

        @Override
        public boolean isConstant() {
            return false;
        }
    }

    /** Text with references in it. */
    record Mixed(List<Template> parts) implements Template {

        /** Copies the list. */
        public Mixed {
            parts = List.copyOf(parts);
        }

        @Override
        public Value value(Scope scope) {
            StringBuilder text = new StringBuilder();
            for (Template part : parts) {
                text.append(part.value(scope).text());
            }
            return new Value.Text(text.toString());
        }

        @Override
        public boolean isConstant() {
            return parts.stream().allMatch(Template::isConstant);
        }
    }

    /** A list. */
    record ListOf(List<Template> items) implements Template {

        /** Copies the list. */
        public ListOf {
            items = List.copyOf(items);
        }

        @Override
        public Value value(Scope scope) {
            return new Value.Items(items.stream().map(item -> item.value(scope)).toList());
        }

        @Override
        public boolean isConstant() {
            return items.stream().allMatch(Template::isConstant);
        }
    }

    /** An object. */
    record ObjectOf(List<Member> members) implements Template {

        /** A key, which may be a template too, and its value. */
        public record Member(Template key, Template value) implements Serializable {}

        /** Copies the list. */
        public ObjectOf {
            members = List.copyOf(members);
        }

        @Override
        public Value value(Scope scope) {
            java.util.Map<String, Value> values = new java.util.LinkedHashMap<>();
            for (Member member : members) {
                values.put(member.key().value(scope).text(), member.value().value(scope));
            }
            return new Value.Members(values);
        }

        @Override
        public boolean isConstant() {
            return members.stream()
                    .allMatch(member ->
                            member.key().isConstant() && member.value().isConstant());
        }
    }
}
