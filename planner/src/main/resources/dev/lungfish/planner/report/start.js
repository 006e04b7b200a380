const data = JSON.parse(byId("data").textContent);
addEventListener("error", (event) => {
  document.documentElement.dataset.error = event.message;
});
try {
  new ServiceTable(data.services, {
    columns: COLUMNS,
    first: "cost",
    choice: { key: "placement", values: PLACEMENTS, of: (service) => service.placement, name: capital },
    story,
  });
  showCharts(data.charts, byId("charts"));
  document.documentElement.dataset.ready = "true";
} catch (error) {
  document.documentElement.dataset.error = String(error);
  throw error;
}
