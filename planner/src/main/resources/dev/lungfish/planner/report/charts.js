// Draws charts from data: each is a title, two axes and some lines.

const FORMATS = {
  DOLLARS: dollars,
  PERCENT: percent,
  SMALL_PERCENT: percent,
  TIMES: times,
  SECONDS: (value) => millis(1000 * value),
  NAME: (value) => String(value),
};
const AXIS_FORMATS = { ...FORMATS, DOLLARS: roundDollars, PERCENT: (share) => digits(100 * share, 0) + " %" };
const CHART_HEIGHT = 268;
const LOG = 3;

const colour = (tone) => getComputedStyle(document.documentElement).getPropertyValue("--" + tone).trim();
const named = (axis, value) => axis.names[value] ?? FORMATS[axis.unit](value);

const TICK_SPACE = 34;

function drawnAxis(axis, isAcross) {
  const labels = new Map(axis.ticks.map((tick) => [tick.at, tick.label]));
  const own = {
    stroke: colour("muted"),
    font: "12px system-ui, sans-serif",
    grid: { show: !isAcross, stroke: colour("rule"), width: 1 },
    ticks: { show: isAcross, stroke: colour("rule"), width: 1, size: 5 },
    size: isAcross ? 30 : 58,
    values: (_, at) => at.map((value) => (value === null ? null : labels.get(value) ?? AXIS_FORMATS[axis.unit](value))),
  };
  if (isAcross) Object.assign(own, { label: axis.label, labelFont: own.font, labelSize: 18, labelGap: 2 });
  if (labels.size > 0) {
    own.splits = (plot) => apart(plot, [...labels.keys()]);
    own.filter = (_, at) => at;
  } else if (axis.scale === "LOG") {
    own.splits = (_, __, least, most) => powersOfTen(least, most);
  }
  return own;
}

/** Those that are not too near to the one before. */
function apart(plot, ticks) {
  const width = plot.width - 80;
  const { min, max, distr } = plot.scales.x;
  const along = distr === LOG ? Math.log : Number;
  const left = (at) => (width * (along(at) - along(min))) / (along(max) - along(min));
  let last = -Infinity;
  return ticks.filter((at) => {
    if (left(at) - last < TICK_SPACE) return false;
    last = left(at);
    return true;
  });
}

function powersOfTen(least, most) {
  const powers = [];
  for (let at = 10 ** Math.ceil(Math.log10(least) - 1e-9); at <= most * 1.000001; at *= 10) powers.push(at);
  return powers;
}

function scaleAcross(axis) {
  return { time: false, distr: axis.scale === "LOG" ? LOG : 1, range: (_, least, most) => [least, most] };
}

function scaleUp(axis) {
  if (axis.scale === "LOG") return { distr: LOG };
  const isShare = axis.unit === "PERCENT";
  return { range: (_, least, most) => [Math.min(0, least), isShare ? 1.0001 : 1.08 * most || 1] };
}

function drawnLine(line, axis) {
  const stroke = colour(line.tone);
  return {
    label: line.name,
    stroke,
    width: line.tone === "mix" ? 3 : 2,
    fill: line.isFilled ? stroke + "26" : undefined,
    points: { show: false },
    value: (_, value) => (value === null || value === undefined ? "" : FORMATS[axis.unit](value)),
  };
}

/** A dashed line across the chart at the marked place. */
function marking(mark) {
  return (plot) => {
    if (!mark) return;
    const { ctx, bbox } = plot;
    const at = plot.valToPos(mark.at, "x", true);
    ctx.save();
    ctx.strokeStyle = ctx.fillStyle = colour("muted");
    ctx.lineWidth = devicePixelRatio;
    ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
    ctx.beginPath();
    ctx.moveTo(at, bbox.top);
    ctx.lineTo(at, bbox.top + bbox.height);
    ctx.stroke();
    ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
    ctx.textAlign = "left";
    ctx.textBaseline = "bottom";
    ctx.fillText(mark.label, at + 5 * devicePixelRatio, bbox.top + bbox.height - 4 * devicePixelRatio);
    ctx.restore();
  };
}

function draw(chart, place) {
  place.replaceChildren();
  const options = {
    width: Math.max(200, place.clientWidth),
    height: CHART_HEIGHT,
    padding: [8, 22, 0, 0],
    scales: { x: scaleAcross(chart.x), y: scaleUp(chart.y) },
    axes: [drawnAxis(chart.x, true), drawnAxis(chart.y, false)],
    series: [
      { label: chart.x.label, value: (_, value) => (value === null ? "" : named(chart.x, value)) },
      ...chart.lines.map((line) => drawnLine(line, chart.y)),
    ],
    cursor: { drag: { x: false, y: false } },
    hooks: { draw: [marking(chart.mark)] },
  };
  const plot = new uPlot(options, [chart.points, ...chart.lines.map((line) => line.values)], place);
  plot.ctx.canvas.setAttribute("role", "img");
  plot.ctx.canvas.setAttribute("aria-label", `${chart.title}. ${chart.takeaway}`);
  return plot;
}

function figuresTable(chart) {
  const head = [chart.x.label, ...chart.lines.map((line) => line.name)];
  const row = (at, i) =>
    element(
      "tr",
      {},
      element("th", { scope: "row" }, named(chart.x, at)),
      ...chart.lines.map((line) => element("td", {}, FORMATS[chart.y.unit](line.values[i]))),
    );
  return element(
    "div",
    { class: "scroll", tabindex: 0, role: "region", "aria-label": chart.title + ", figures" },
    element(
      "table",
      {},
      element("thead", {}, element("tr", {}, ...head.map((name) => element("th", { scope: "col" }, name)))),
      element("tbody", {}, ...chart.points.map(row)),
    ),
  );
}

function figures(chart) {
  const details = element("details", {}, element("summary", {}, "Figures"));
  details.addEventListener("toggle", () => {
    if (details.children.length === 1) details.append(figuresTable(chart));
  });
  return details;
}

function showCharts(charts, where) {
  const drawings = charts.map((chart) => {
    const place = element("div", { class: "plot" });
    const words = element("figcaption", {}, element("h3", {}, chart.title), element("p", {}, chart.takeaway));
    const unit = element("p", { class: "unit" }, capital(chart.y.label));
    where.append(element("figure", {}, words, unit, place, figures(chart)));
    return { chart, place, plot: null };
  });
  const redraw = () => drawings.forEach((one) => {
    one.plot?.destroy();
    one.plot = draw(one.chart, one.place);
  });
  redraw();
  new ResizeObserver(() => drawings.forEach(({ plot, place }) => {
    if (plot.width !== place.clientWidth && place.clientWidth > 0) {
      plot.setSize({ width: place.clientWidth, height: CHART_HEIGHT });
    }
  })).observe(where);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  printInLight(redraw);
}

/** Paper is white. */
function printInLight(redraw) {
  const root = document.documentElement;
  const turn = (isPrinting) => {
    root.classList.toggle("printing", isPrinting);
    if (matchMedia("(prefers-color-scheme: dark)").matches) redraw();
  };
  addEventListener("beforeprint", () => turn(true));
  addEventListener("afterprint", () => turn(false));
}
