// The table of services. What it shows is in the address behind the #, so that a view can be shared:
// sort, dir, q, page, open, and what is chosen among.
//
// A page says what its table is like: its columns; the first one that it is sorted by; what can be chosen among
// (key, values, of a service, how a value is called); and what a row shows when it is opened.

const PAGE = 50;
const byId = (id) => document.getElementById(id);

function readView({ columns, first, choice }) {
  const asked = new URLSearchParams(location.hash.slice(1));
  const column = columns.find((one) => one.key === asked.get("sort")) ?? columns.find((one) => one.key === first);
  const dir = asked.get("dir");
  return {
    column,
    isDown: dir === "asc" || dir === "desc" ? dir === "desc" : !column.isText,
    q: asked.get("q") ?? "",
    chosen: choice.values.includes(asked.get(choice.key)) ? asked.get(choice.key) : "",
    page: Math.max(1, Number.parseInt(asked.get("page"), 10) || 1),
    open: new Set(asked.getAll("open")),
  };
}

function fragment(view, choice) {
  const asked = new URLSearchParams({ sort: view.column.key, dir: view.isDown ? "desc" : "asc" });
  if (view.q) asked.set("q", view.q);
  if (view.chosen) asked.set(choice.key, view.chosen);
  if (view.page > 1) asked.set("page", view.page);
  view.open.forEach((name) => asked.append("open", name));
  return "#" + asked;
}

/** What has no value comes last, whichever way the rest is sorted. */
function comparing({ column, isDown }) {
  const collator = new Intl.Collator("en", { numeric: true });
  const sign = isDown ? -1 : 1;
  return (one, other) => {
    const a = column.value(one);
    const b = column.value(other);
    if (a === b) return collator.compare(one.name, other.name);
    if (a === null) return 1;
    if (b === null) return -1;
    return sign * (column.isText ? collator.compare(a, b) : a - b);
  };
}

function selected(services, view, choice) {
  const words = view.q.toLowerCase().split(/\s+/).filter(Boolean);
  return services
    .filter((one) => !view.chosen || choice.of(one) === view.chosen)
    .filter((one) => words.every((word) => one.name.toLowerCase().includes(word)))
    .sort(comparing(view));
}

class ServiceTable {
  constructor(services, shape) {
    this.services = services;
    this.shape = shape;
    this.view = readView(shape);
    this.makeHeadings();
    this.makeFilter();
    this.listen();
    this.show();
  }

  makeHeadings() {
    this.headings = this.shape.columns.map((column) => {
      const button = element("button", { type: "button", title: column.title }, column.label);
      button.addEventListener("click", () => this.sortBy(column));
      const heading = element("th", { scope: "col", role: "columnheader", class: column.isText ? "" : "number" }, button);
      byId("order").append(element("option", { value: column.key }, column.label));
      return heading;
    });
    byId("headings").append(...this.headings);
  }

  makeFilter() {
    const { choice } = this.shape;
    const all = ["", ...choice.values].map((chosen) => {
      const input = element("input", { type: "radio", name: choice.key, value: chosen });
      input.addEventListener("change", () => this.change({ chosen, page: 1 }));
      const many = this.services.filter((one) => !chosen || choice.of(one) === chosen).length;
      const name = chosen ? choice.name(chosen) : "All";
      return element("label", {}, input, element("span", { class: chosen }, name, element("small", {}, count(many))));
    });
    byId("choice").append(...all);
  }

  listen() {
    byId("tools").addEventListener("submit", (event) => event.preventDefault());
    byId("search").addEventListener("input", (event) => this.change({ q: event.target.value, page: 1 }));
    byId("order").addEventListener("change", (event) =>
      this.sortBy(this.shape.columns.find((one) => one.key === event.target.value)));
    byId("turn").addEventListener("click", () => this.change({ isDown: !this.view.isDown, page: 1 }));
    byId("previous").addEventListener("click", () => this.turnTo(this.view.page - 1));
    byId("next").addEventListener("click", () => this.turnTo(this.view.page + 1));
    addEventListener("hashchange", () => {
      if (!location.hash.includes("=")) return;
      this.view = readView(this.shape);
      this.show();
    });
  }

  sortBy(column) {
    const isDown = column === this.view.column ? !this.view.isDown : !column.isText;
    this.change({ column, isDown, page: 1 });
  }

  turnTo(page) {
    this.change({ page });
    byId("services").scrollIntoView();
  }

  change(changed) {
    Object.assign(this.view, changed);
    history.replaceState(null, "", fragment(this.view, this.shape.choice));
    this.show();
  }

  show() {
    const found = selected(this.services, this.view, this.shape.choice);
    const pages = Math.max(1, Math.ceil(found.length / PAGE));
    this.view.page = Math.min(this.view.page, pages);
    const first = (this.view.page - 1) * PAGE;
    const shown = found.slice(first, first + PAGE);
    byId("rows").replaceChildren(...shown.flatMap((service) => this.rows(service)));
    byId("count").textContent = found.length
      ? `${count(first + 1)}–${count(first + shown.length)} of ${count(found.length)} services`
      : "No service is like that.";
    byId("previous").disabled = this.view.page === 1;
    byId("next").disabled = this.view.page === pages;
    this.showTools();
  }

  showTools() {
    const { column, isDown, q, chosen } = this.view;
    this.headings.forEach((heading, i) => {
      const order = isDown ? "descending" : "ascending";
      heading.setAttribute("aria-sort", this.shape.columns[i] === column ? order : "none");
    });
    if (byId("search").value !== q) byId("search").value = q;
    byId("order").value = column.key;
    document.querySelectorAll("#choice input").forEach((input) => {
      input.checked = input.value === chosen;
    });
  }

  rows(service) {
    const isOpen = this.view.open.has(service.name);
    const button = element("button", { type: "button", "aria-expanded": String(isOpen) }, service.name);
    const name = element("th", { scope: "row", role: "rowheader" }, button, element("p", { title: service.why }, service.why));
    const cells = this.shape.columns.slice(1).map((column) =>
      element(
        "td",
        { role: "cell", "data-label": column.label, "data-key": column.key, class: column.isText ? "" : "number" },
        column.cell(service),
      ));
    const row = element("tr", { role: "row", class: "service" + (isOpen ? " open" : "") }, name, ...cells);
    row.addEventListener("click", (event) => {
      const isSelecting = event.target !== button && getSelection().toString() !== "";
      if (!isSelecting) this.turn(service, row, button);
    });
    return isOpen ? [row, this.opened(service)] : [row];
  }

  opened(service) {
    const cell = element("td", { colspan: this.shape.columns.length, role: "cell" }, this.shape.story(service));
    return element("tr", { role: "row", class: "detail" }, cell);
  }

  turn(service, row, button) {
    const isOpen = !this.view.open.has(service.name);
    if (isOpen) {
      this.view.open.add(service.name);
      row.after(this.opened(service));
    } else {
      this.view.open.delete(service.name);
      row.nextElementSibling.remove();
    }
    row.classList.toggle("open", isOpen);
    button.setAttribute("aria-expanded", String(isOpen));
    history.replaceState(null, "", fragment(this.view, this.shape.choice));
  }
}
