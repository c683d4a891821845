"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const backends = [...new Set(data.traces.map((trace) => trace.backend))];
  const dashes = [[], [8, 4], [2, 3], [10, 3, 2, 3], [5, 2], [1, 4], [12, 5], [6, 2, 2, 2]];
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const plain = (value) => (value == null ? "–" : value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3));
  let drawn = [];

  const line = (index, label) => ({
    label,
    stroke: colour("--c" + (index % 8)),
    width: 2,
    dash: dashes[index % 8],
    points: { show: false },
    value: (chart, value) => plain(value),
  });
  const axis = (more) => ({
    stroke: colour("--faint"),
    grid: { stroke: colour("--line"), width: 1 },
    ticks: { stroke: colour("--line"), width: 1 },
    font: "12px system-ui, sans-serif",
    ...more,
  });
  const isDecade = (value) => Math.abs(Math.log10(value) - Math.round(Math.log10(value))) < 1e-9;
  const onlyDecades = (chart, splits) => splits.map((split) => (isDecade(split) ? split : null));
  const decades = (label, more) =>
    axis({
      values: (chart, splits) => splits.map((split) => (isDecade(split) ? label(split) : null)),
      grid: { stroke: colour("--line"), width: 1, filter: onlyDecades },
      ticks: { stroke: colour("--line"), width: 1, filter: onlyDecades },
      ...more,
    });
  const millis = () => decades((value) => String(Number(value.toPrecision(3))), { size: 60 });
  const ownBackend = (label) => line(backends.indexOf(label), label);

  const dashName = (dash) => (!dash?.length ? "solid" : dash[0] > 2 ? "dashed" : "dotted");
  const legend = { markers: { dash: (chart, index) => dashName(chart.series[index].dash) } };

  /** A chart in the figure of that id; legend entries can be switched with the keyboard too. */
  const draw = (id, series, columns, scales, axes) => {
    const figure = document.querySelector(`figure[data-chart="${CSS.escape(id)}"]`);
    if (!figure || columns.length < 2 || columns[0].length === 0) {
      figure?.remove();
      return;
    }
    const width = figure.clientWidth - 26;
    const chart = new uPlot({ width, height: 300, series, scales, axes, cursor: { y: false }, legend }, columns, figure);
    figure.querySelectorAll(".u-legend .u-series").forEach((entry) => {
      entry.tabIndex = 0;
      entry.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") {
          event.preventDefault();
          entry.querySelector("th").click();
        }
      });
    });
    drawn.push({ chart, figure });
  };

  const logarithmic = { distr: 3, log: 10 };
  const quantile = (x) => (x <= 1 ? "min" : "p" + Number((100 * (1 - 1 / x)).toPrecision(Math.ceil(Math.log10(x)) + 2)));

  const percentiles = () => {
    const all = data.curves.flatMap((curve) => curve.millis).filter((value) => value != null);
    const y = { ...logarithmic, range: () => [Math.min(...all) / 1.2, Math.max(...all) * 1.2] };
    for (const interval of ["response", "rtt"]) {
      const curves = data.curves.filter((curve) => curve.interval === interval);
      const end = 1 + data.quantileAxis.findLastIndex((x, point) => curves.some((curve) => curve.millis[point] != null));
      draw(
        "percentiles-" + interval,
        [{ label: "percentile", value: (chart, x) => (x == null ? "–" : quantile(x)) }, ...curves.map((c) => ownBackend(c.backend))],
        [data.quantileAxis.slice(0, end), ...curves.map((curve) => curve.millis.slice(0, end))],
        { x: { ...logarithmic, time: false }, y },
        [
          decades(quantile),
          millis(),
        ],
      );
    }
  };

  const median = (values) => {
    const sorted = values.filter((value) => value != null).sort((a, b) => a - b);
    return sorted.length === 0 ? null : sorted[(sorted.length - 1) >> 1];
  };
  const seconds = () =>
    axis({ values: (chart, splits) => splits.map((x) => (Number.isInteger(x) ? x + " s" : null)) });
  const time = (label) => ({ label: "second", value: (chart, x) => (x == null ? "–" : label(x)) });

  const overview = () => {
    const length = Math.max(0, ...data.traces.map((trace) => trace.seconds.length));
    const columns = backends.map((backend) =>
      Array.from({ length }, (unused, at) =>
        median(data.traces.filter((trace) => trace.backend === backend).map((trace) => trace.seconds[at]?.p99)),
      ),
    );
    document.querySelector('figure[data-chart="series-p99"]')?.classList.add("wide");
    draw(
      "series-p99",
      [time((x) => `${x} s`), ...backends.map(ownBackend)],
      [Array.from({ length }, (unused, at) => at), ...columns],
      { x: { time: false }, y: logarithmic },
      [seconds(), millis()],
    );
  };

  /** The rounds of one backend, one after the other. */
  const details = (backend) => {
    const rounds = data.traces.filter((trace) => trace.backend === backend);
    const all = rounds.flatMap((trace) => trace.seconds.map((second) => ({ ...second, round: trace.round })));
    const x = [];
    const shown = [];
    all.forEach((second, index) => {
      const before = all[index - 1];
      if (before && (before.phase !== second.phase || before.round !== second.round)) {
        x.push(index - 0.5); // no line from one phase to the next
        shown.push({});
      }
      x.push(index);
      shown.push(second);
    });
    const label = (index) => {
      const second = all[Math.round(index)];
      return second ? `${second.at} of round ${second.round}, ${second.phase}` : "–";
    };
    const column = (name) => shown.map((second) => second[name] ?? null);
    draw(
      "latency:" + backend,
      [time(label), line(0, "p50"), line(1, "p99"), line(3, "max")],
      [x, column("p50"), column("p99"), column("max")],
      { x: { time: false }, y: logarithmic },
      [seconds(), millis()],
    );
    draw(
      "rate:" + backend,
      [time(label), line(6, "intended"), line(0, "completed"), line(1, "errors")],
      [x, column("intended"), column("completed"), column("errors")],
      { x: { time: false }, y: { range: (chart, min, max) => [0, Math.max(1, max) * 1.05] } },
      [seconds(), axis({ size: 70 })],
    );
  };

  const drawAll = () => {
    drawn.forEach(({ chart }) => chart.destroy());
    drawn = [];
    document.documentElement.classList.add("drawn");
    percentiles();
    overview();
    backends.forEach(details);
  };

  drawAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  addEventListener("resize", () =>
    drawn.forEach(({ chart, figure }) => chart.setSize({ width: figure.clientWidth - 26, height: 300 })),
  );
})();
