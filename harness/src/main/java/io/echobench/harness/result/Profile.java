package io.echobench.harness.result;

/**
 * What a profiler saw of a process. Its recording and its stacks are files beside that of its trial: {@code 03-netty.server.jfr} and
 * {@code 03-netty.server.collapsed}.
 *
 * @param process {@code server} or {@code client}
 * @param from when the first measured phase began, ISO-8601: what was recorded before is not in the stacks
 * @param to when the last one ended
 * @param samples of CPU time between the two
 * @param missing why there are none; empty where there are some
 */
public record Profile(String process, String from, String to, long samples, String missing) {}
