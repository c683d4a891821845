package io.echobench.dialogue;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The variables that a session begins with.
 *
 * @param choices a name and the values of which each session draws one; one value is for all
 * @param tables of which each session takes a row
 */
public record Variables(Map<String, List<Value>> choices, List<Table> tables) implements Serializable {

    /** None. */
    public static final Variables NONE = new Variables(Map.of(), List.of());

    /** Copies both. */
    public Variables {
        choices = Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        tables = List.copyOf(tables);
    }

    /**
     * Rows of data.
     *
     * @param fields the names of the columns
     * @param all a variable that holds all rows, as a list of objects; empty: each session takes a row, a variable for each column
     */
    public record Table(List<String> fields, List<List<Value>> rows, boolean inSequence, String all)
            implements Serializable {

        /** Copies the lists. */
        public Table {
            fields = List.copyOf(fields);
            List<List<Value>> copies = new ArrayList<>();
            rows.forEach(row -> copies.add(List.copyOf(row)));
            rows = Collections.unmodifiableList(copies);
        }

        private void draw(Scope scope, long session) {
            int row = inSequence
                    ? Math.floorMod(session, rows.size())
                    : scope.random().nextInt(rows.size());
            for (int i = 0; i < fields.size(); i++) {
                scope.set(fields.get(i), rows.get(row).get(i));
            }
        }

        private Value whole() {
            List<Value> objects = new ArrayList<>();
            for (List<Value> row : rows) {
                Map<String, Value> members = new LinkedHashMap<>();
                for (int i = 0; i < fields.size(); i++) {
                    members.put(fields.get(i), row.get(i));
                }
                objects.add(new Value.Members(members));
            }
            return new Value.Items(objects);
        }
    }

    /** With every whole table made ready, so that no session builds it again. */
    Variables prepared() {
        Map<String, List<Value>> more = new LinkedHashMap<>(choices);
        List<Table> drawn = new ArrayList<>();
        for (Table table : tables) {
            if (table.all().isEmpty()) {
                drawn.add(table);
            } else {
                more.put(table.all(), List.of(table.whole()));
            }
        }
        return new Variables(more, drawn);
    }

    /** The variables of a session: what is drawn follows from the source of chance and the number. */
    Scope scope(SplittableRandom random, long session) {
        Scope scope = new Scope(random);
        choices.forEach((name, values) ->
                scope.set(name, values.size() == 1 ? values.getFirst() : values.get(random.nextInt(values.size()))));
        tables.forEach(table -> table.draw(scope, session));
        return scope;
    }
}
