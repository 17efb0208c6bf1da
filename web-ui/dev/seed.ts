import { orders } from "./examples.ts";
import { accessLog, chain, csvCleanUp, mixedFolder } from "./flowFiles.ts";
import { feed } from "./run.ts";
import { busyWorkers } from "./workers.ts";
import { addFlow, changeFlow, publish, world } from "./world.ts";

const minute = 60_000;

/** Fills the world with what a server has after a busy day: a flow in each state, dead letters, files, workers. */
export function seed(): void {
  const clean = publish(addFlow(csvCleanUp, "orders"));
  for (let day = 1; day <= 12; day++) {
    feed(clean, { filename: `orders-${day}.csv`, mediaType: "text/csv", text: orders, size: orders.length }, ago(day));
  }
  for (const name of ["scan-04.png", "scan-05.png", "logo.png"]) {
    feed(clean, { filename: name, mediaType: "image/png", text: "", size: 48_213 }, ago(7));
  }
  const torn = `${orders}\n1004;Edsger Dijkstra`;
  feed(clean, { filename: "orders-13.csv", mediaType: "text/csv", text: torn, size: torn.length }, ago(3));
  world.workers = busyWorkers();
  world.places.set("orders", "workers");
  const mixed = publish(addFlow(mixedFolder, "mixed"));
  const offer = "Our offer of 3 March. Write to sales@example.org or to billing@example.org.";
  feed(mixed, { filename: "offer.pdf", mediaType: "application/pdf", text: offer, size: 182_400 }, ago(90));
  changeFlow(mixed, { draft: { ...mixedFolder, name: "Mixed folder" }, changed: true });
  changeFlow(publish(addFlow(accessLog, "log")), { state: "stopped" });
  const invoices = publish(addFlow({ ...mixedFolder, name: "Incoming invoices", description: "" }, "invoices"));
  const message = 'Node "write" did not start: the folder "mixed" cannot be written. Give the server the right to.';
  changeFlow(invoices, { state: "failed", message });
  addFlow(
    chain("Newsletter bounces", "", [
      ["bounces", "read-json"],
      ["rename", "rename-field"],
    ]),
    "bounces",
  );
  for (const [index, flow] of [...world.flows.values()].entries()) {
    world.flows.set(flow.id, { ...flow, updatedAt: ago(index * index * 55).toISOString() });
  }
}

function ago(minutes: number): Date {
  return new Date(Date.now() - minutes * minute);
}
