// A service's part is opened when the address leads to it, and all are on paper.

function openTarget() {
  const target = location.hash.includes("=") ? null : byId(decodeURIComponent(location.hash.slice(1)));
  if (target instanceof HTMLDetailsElement) {
    target.open = true;
    target.scrollIntoView();
  }
}

function openOnPaper() {
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((one) => (one.open = true));
  });
  addEventListener("afterprint", () => closed.forEach((one) => (one.open = false)));
}

addEventListener("error", (event) => {
  document.documentElement.dataset.error = event.message;
});
try {
  const services = JSON.parse(byId("data").textContent);
  if (byId("rows")) {
    new ServiceTable(services, {
      columns: COLUMNS,
      first: "answer",
      choice: { key: "answer", values: ANSWERS, of: (service) => service.answer, name: answerName },
      story,
    });
  }
  addEventListener("hashchange", openTarget);
  openTarget();
  openOnPaper();
  document.documentElement.dataset.ready = "true";
} catch (error) {
  document.documentElement.dataset.error = String(error);
  throw error;
}
