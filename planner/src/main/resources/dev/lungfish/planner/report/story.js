// What a row shows when it is opened.

function fact(name, value) {
  return element("div", {}, element("dt", {}, name), element("dd", {}, value));
}

function optionCard(service, option) {
  const isChosen = option === chosenOf(service);
  const facts = element(
    "dl",
    {},
    fact("Functions", dollars(option.functions)),
    fact("Replicas' part", dollars(option.containers)),
    ...(option.megabytes > 0 ? [fact("Memory on demand", count(option.megabytes) + " MB")] : []),
    ...(option.replicas > 0 ? [fact("Replicas, in the mean", digits(option.replicas, 1))] : []),
    fact("p50, p99", `${millis(option.p50)}, ${millis(option.p99)}`),
    fact("Cold starts", percent(option.cold)),
    fact("Refused", count(option.refused)),
  );
  const state = option.objection
    ? element("p", { class: "objection" }, `May not be chosen: ${option.objection}.`)
    : element("p", { class: "state" }, isChosen ? "Chosen" : "Possible");
  return element(
    "article",
    { class: `option ${option.placement}${isChosen ? " chosen" : ""}` },
    element("h4", {}, badge(option.placement), element("strong", {}, dollars(option.total)), element("small", {}, " a month")),
    element("p", { class: "product" }, option.product),
    state,
    facts,
  );
}

function loadSentence(service) {
  if (service.isJob) {
    return `It ran ${count(service.requests)} times, for ${millis(1000 * service.seconds)} in the mean, and uses ${count(service.megabytes)} MB.`;
  }
  return (
    `It had ${count(service.requests)} requests, ${rate(service.rate)} a second in the mean, and works ` +
    `${millis(1000 * service.seconds)} on one: ${rate(service.inFlight)} are in flight at once, in the mean. ` +
    `A running copy uses ${count(service.megabytes)} MB.`
  );
}

function breakEvenSentence(service) {
  if (service.isJob) return "As a container, each run has a pod of its own, which ends with it.";
  if (service.breakEvenRate === null) return "On demand is cheaper at any rate.";
  const factor = service.breakEvenFactor === null ? "" : `, ${rate(service.breakEvenFactor)} times today's`;
  return `On demand and always on cost the same at ${rate(service.breakEvenRate)} requests a second${factor}.`;
}

function certaintySentence(service) {
  return `If a month were always like one of the ${service.of} ${service.unit}, the verdict would be the cheapest in ${service.holds} of them.`;
}

function flipSentence(service) {
  const at = [];
  if (service.flipsAtPrices !== null) at.push(`functions' prices were ${rate(service.flipsAtPrices)} times today's`);
  if (service.flipsAtMemory !== null) at.push(`it used ${rate(service.flipsAtMemory)} times as much memory`);
  const traffic = `With twice the traffic it should be a ${service.atTwice}, with ten times a ${service.atTenTimes}.`;
  return at.length === 0 ? traffic : `Another placement would cost the same if ${at.join(", or if ")}. ${traffic}`;
}

function seedSentence(service) {
  if (service.seeds === 0) return "";
  return `Another placement costs nearly as little: with ${service.seedsHold} of ${service.seeds} other seeds the verdict is the cheapest.`;
}

/** On demand only: what is idle for longer than the keep-alive has to be started anew. */
function keepAliveSentence(service) {
  const shares = service.cold.map((share, i) => `${percent(share)} after ${count(data.keepAlives[i])}`);
  if (shares.length === 0 || service.requests === 0) return "";
  return `On demand, if environments end when they are idle for so many minutes, cold starts meet ${shares.join(", ")}.`;
}

function story(service) {
  return element(
    "div",
    { class: "story" },
    element("p", { class: "why" }, service.why),
    element("p", {}, [loadSentence(service), breakEvenSentence(service), flipSentence(service), certaintySentence(service), seedSentence(service), keepAliveSentence(service)].join(" ")),
    element("div", { class: "options" }, ...service.options.map((option) => optionCard(service, option))),
  );
}
