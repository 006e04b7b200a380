// The columns of the table of services, and what a row shows when it is opened.

const ANSWERS = ["as-it-is", "small-changes", "rewrite", "stay-container"];
const answerName = (answer) => (answer === "stay-container" ? "Stay a container" : capital(answer.replaceAll("-", " ")));
const size = (bytes) =>
  bytes < 1048576 ? count(Math.ceil(bytes / 1024)) + " KB" : digits(bytes / 1048576, bytes < 10485760 ? 1 : 0) + " MB";
const tally = (key, label) => ({
  key,
  label,
  value: (one) => one[key],
  cell: (one) => (one[key] === 0 ? "–" : element("b", { class: "text-" + key }, count(one[key]))),
});
const start = (key, label, title) => ({ key, label, title, value: (one) => one[key], cell: (one) => millis(one[key]) });

const COLUMNS = [
  { key: "service", label: "Service", isText: true, value: (one) => one.name },
  {
    key: "answer",
    label: "As a function",
    isText: true,
    value: (one) => ANSWERS.indexOf(one.answer),
    cell: (one) => element("span", { class: "badge " + one.answer }, answerName(one.answer)),
  },
  { key: "best", label: "Best as", isText: true, value: (one) => one.best, cell: (one) => capital(one.best) },
  tally("blockers", "Blockers"),
  tally("changes", "Changes"),
  tally("costs", "Costs"),
  start("plain", "Start", "estimated, on a plain JVM"),
  start("cached", "Cached", "estimated, with an ahead-of-time cache"),
  start("restored", "Restored", "estimated, from a snapshot"),
  { key: "size", label: "Size", value: (one) => one.size, cell: (one) => size(one.size) },
];

function story(service) {
  const findings = service.findings.map((one) =>
    element("li", {}, element("span", { class: "severity " + one.severity }, one.severity), ` ${one.title}`,
      one.places > 1 ? element("small", {}, ` ${count(one.places)} places`) : ""));
  return element(
    "div",
    { class: "story" },
    element("p", { class: "why" }, service.why),
    findings.length ? element("ul", { class: "titles" }, ...findings) : element("p", {}, "Nothing stands in the way."),
    element("p", {}, element("a", { href: "#" + service.section }, "All that was found, and what to do")),
  );
}
