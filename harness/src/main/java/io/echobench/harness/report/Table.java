package io.echobench.harness.report;

import java.util.List;

/**
 * A table as text, ready to be laid out.
 *
 * @param rows each with a cell for each column
 */
record Table(String title, List<Column> columns, List<List<Cell>> rows) {

    /**
     * A column.
     *
     * @param group what several columns are figures of; empty for a column of its own
     * @param unit empty for text
     * @param numeric aligned to the right
     */
    record Column(String group, String name, String unit, boolean numeric) {

        static Column text(String name) {
            return new Column("", name, "", false);
        }

        static Column number(String name, String unit) {
            return new Column("", name, unit, true);
        }

        static Column latency(String name) {
            return new Column("Latency", name, "ms", true);
        }

        /** {@code Latency p99 (ms)}. */
        String heading() {
            String whole = group.isEmpty() ? name : group + " " + name;
            return unit.isEmpty() ? whole : whole + " (" + unit + ")";
        }
    }

    /**
     * A cell.
     *
     * @param spread lowest and highest round; empty where there is one round, or all print alike
     */
    record Cell(String text, String spread) {

        static final Cell NONE = new Cell(Numbers.NONE, "");

        static Cell of(String text) {
            return new Cell(text, "");
        }

        /** Both in one line: {@code 80.1 (79.5–80.9)}. */
        String inline() {
            return spread.isEmpty() ? text : text + " (" + spread + ")";
        }
    }
}
