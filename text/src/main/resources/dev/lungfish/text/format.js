// Numbers for people, as the program's own texts have them.

const EN = "en-US";
const digits = (value, count) =>
  value.toLocaleString(EN, { minimumFractionDigits: count, maximumFractionDigits: count });

const count = (value) => digits(value, 0);

function dollars(value) {
  if (value === null) return "–";
  if (value >= 1000) return "$" + digits(value, 0);
  return value > 0 && value < 0.005 ? "<$0.01" : "$" + digits(value, 2);
}

/** Dollars along an axis. */
function roundDollars(value) {
  if (value >= 1e6) return "$" + +(value / 1e6).toPrecision(3) + "M";
  if (value >= 1e3) return "$" + +(value / 1e3).toPrecision(3) + "k";
  return "$" + +value.toPrecision(3);
}

function rate(value) {
  if (value === null) return "any number of";
  if (value >= 10) return digits(value, 0);
  if (value >= 1 || value === 0) return digits(value, 1);
  return digits(value, Math.min(9, 1 - Math.floor(Math.log10(value))));
}

function millis(value) {
  if (value === null) return "–";
  if (value >= 10000) return digits(value / 1000, 0) + " s";
  if (value >= 1000) return digits(value / 1000, 1) + " s";
  return digits(value, value < 10 ? 1 : 0) + " ms";
}

function percent(share) {
  if (share === 0) return "0 %";
  if (share > 0 && share < 0.001) return "<0.1 %";
  return digits(100 * share, share < 0.1 ? 1 : 0) + " %";
}

const times = (factor) => "×\u2009" + rate(factor);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

/** An element. Text stays text, whatever is in it. */
function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}
