// The columns of the table of services: how each is sorted, and how it looks.

const PLACEMENTS = ["function", "container", "split"];
const chosenOf = (service) =>
  service.options.find((one) => one.placement === service.placement && one.product === service.product);
const optionOf = (service, placement) =>
  placement === service.placement ? chosenOf(service) : service.options.find((one) => one.placement === placement);
const costOf = (service, placement) => optionOf(service, placement)?.total ?? null;
const badge = (placement) => element("span", { class: "badge " + placement }, placement);

function costCell(service, placement) {
  const option = optionOf(service, placement);
  if (!option) return "–";
  const text = dollars(option.total);
  if (option.objection) {
    return element("s", { title: option.objection, "aria-label": `${text}, but ${option.objection}` }, text);
  }
  return placement === service.placement ? element("b", { class: "text-" + placement }, text) : text;
}

function certaintyCell(service) {
  const share = service.of === 0 ? 0 : service.holds / service.of;
  const bar = element("span", { class: "meter", "aria-hidden": "true" }, element("i", { style: `width:${100 * share}%` }));
  const title = `cheaper in ${service.holds} of ${service.of} ${service.unit}`;
  return element("span", { class: "certainty", title }, bar, percent(share));
}

function breakEvenCell(service) {
  if (service.breakEvenRate === null) return "at any";
  return service.breakEvenFactor === null ? "–" : times(service.breakEvenFactor);
}

function breakEvenValue(service) {
  if (service.breakEvenRate === null) return Infinity;
  return service.breakEvenFactor;
}

const COLUMNS = [
  { key: "service", label: "Service", isText: true, value: (one) => one.name },
  { key: "placement", label: "Placement", isText: true, value: (one) => one.placement, cell: (one) => badge(one.placement) },
  { key: "rate", label: "Requests/s", value: (one) => one.rate, cell: (one) => rate(one.rate) },
  { key: "p50", label: "p50", value: (one) => chosenOf(one).p50, cell: (one) => millis(chosenOf(one).p50) },
  { key: "p99", label: "p99", value: (one) => chosenOf(one).p99, cell: (one) => millis(chosenOf(one).p99) },
  ...PLACEMENTS.map((placement) => ({
    key: placement,
    label: capital(placement),
    value: (one) => costOf(one, placement),
    cell: (one) => costCell(one, placement),
  })),
  {
    key: "cost",
    label: "In the mix",
    title: "dollars a month, as placed",
    value: (one) => chosenOf(one).total,
    cell: (one) => element("b", {}, dollars(chosenOf(one).total)),
  },
  {
    key: "certainty",
    label: "Holds",
    title: "in how many hours or days the verdict is the cheaper one",
    value: (one) => (one.of === 0 ? 0 : one.holds / one.of),
    cell: certaintyCell,
  },
  {
    key: "breakeven",
    label: "Break-even",
    title: "at how many times today's rate on demand and always on cost the same",
    value: breakEvenValue,
    cell: breakEvenCell,
  },
];
