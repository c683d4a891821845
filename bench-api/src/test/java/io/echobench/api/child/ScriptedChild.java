package io.echobench.api.child;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A child that keeps or breaks the contract as its first argument says. */
final class ScriptedChild {

    private static final String READY =
            "{\"event\":\"ready\",\"endpoints\":[\"ws://127.0.0.1:1/echo\"],\"software\":\"scripted\",\"transport\":\"none\"}";

    private ScriptedChild() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        switch (args[0]) {
            case "say" -> {
                System.out.println(args[1]);
                readToEnd();
            }
            case "flood" -> {
                System.out.println(READY);
                for (int i = 0; i < 100_000; i++) {
                    System.out.println("a line of a log, number " + i);
                }
                readToEnd();
            }
            case "endless-line" -> {
                for (int i = 0; i < 3_000; i++) {
                    System.out.print("x".repeat(1_000));
                }
                System.out.println();
                readToEnd();
            }
            case "empty-line" -> {
                System.out.println();
                readToEnd();
            }
            case "parent" -> {
                new ProcessBuilder("sleep", "60").start();
                System.out.println(READY);
                readToEnd();
            }
            case "silent" -> readToEnd();
            case "die" -> System.exit(3);
            case "die-when-asked" -> {
                System.out.println(READY);
                int unused = System.in.read();
                System.exit(4);
            }
            case "answer" -> {
                System.out.println(READY);
                int unused = System.in.read();
                System.out.println(args[1]);
                readToEnd();
            }
            case "stubborn" -> {
                System.out.println(READY);
                boolean unused = new CountDownLatch(1).await(30, TimeUnit.SECONDS);
            }
            case "slow-to-stop" -> {
                System.out.println(READY);
                readToEnd();
                boolean unused = new CountDownLatch(1).await(2_500, TimeUnit.MILLISECONDS);
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    private static void readToEnd() throws IOException {
        while (System.in.read() >= 0) {}
    }
}
