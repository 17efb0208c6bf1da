// Node-RED: a function node for each component, wired in a chain, between nodes of our own.
const fs = require("node:fs");
const http = require("node:http");
const os = require("node:os");
const path = require("node:path");

let red;
try {
  red = require("node-red");
} catch {
  process.exit(1);
}
if (process.argv.includes("--probe")) {
  process.exit(0);
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "pypes-node-red"));
process.on("exit", () => fs.rmSync(folder, { recursive: true, force: true }));

// The nodes at both ends find what they need here.
const ends = { first: undefined, accept: () => {} };
globalThis.pypesBenchmark = ends;
fs.mkdirSync(path.join(folder, "nodes"));
fs.writeFileSync(
  path.join(folder, "nodes", "ends.js"),
  `module.exports = (RED) => {
    RED.nodes.registerType("bench-source", function (config) {
      RED.nodes.createNode(this, config);
      globalThis.pypesBenchmark.first = this;
    });
    RED.nodes.registerType("bench-sink", function (config) {
      RED.nodes.createNode(this, config);
      this.on("input", (message, send, done) => {
        globalThis.pypesBenchmark.accept(message.payload);
        done();
      });
    });
  };`,
);
fs.writeFileSync(
  path.join(folder, "nodes", "ends.html"),
  `<script type="text/javascript">
    RED.nodes.registerType("bench-source", { category: "bench", defaults: {}, inputs: 0, outputs: 1 });
    RED.nodes.registerType("bench-sink", { category: "bench", defaults: {}, inputs: 1, outputs: 0 });
  </script>`,
);

const flow = (components) => {
  const id = (index) => `n${index}`;
  const nodes = [
    { id: "tab", type: "tab", label: "bench" },
    { id: "source", z: "tab", type: "bench-source", wires: [[id(0)]] },
  ];
  for (let index = 0; index < components; index++) {
    const next = index + 1 < components ? id(index + 1) : "sink";
    nodes.push({ id: id(index), z: "tab", type: "function", func: "return msg;", outputs: 1, wires: [[next]] });
  }
  nodes.push({ id: "sink", z: "tab", type: "bench-sink", wires: [] });
  return nodes;
};

const started = async (components) => {
  const server = http.createServer();
  red.init(server, {
    userDir: folder,
    flowFile: "flows.json",
    httpAdminRoot: false,
    httpNodeRoot: false,
    nodesDir: path.join(folder, "nodes"),
    logging: { console: { level: "off" } },
    functionExternalModules: false,
  });
  fs.writeFileSync(path.join(folder, "flows.json"), JSON.stringify(flow(components)));
  const running = new Promise((resolve) => red.runtime.events.once("flows:started", resolve));
  await red.start();
  await running;
};

const ahead = 256; // messages under way; Node-RED itself has no limit
const run = (count, sink, packet) =>
  new Promise((resolve) => {
    let sent = 0;
    const send = () => {
      while (sent < count && sent - sink.delivered < ahead) {
        ends.first.send({ payload: packet(sent++) });
      }
    };
    ends.accept = (payload) => {
      sink.accept(payload);
      if (sink.delivered === count) {
        resolve();
      } else if (sent - sink.delivered < ahead / 2) {
        send();
      }
    };
    send();
  });

(async () => {
  const { main, packet } = await import("./measured.mjs");
  await started(Number(process.argv[4]));
  await main((_, count, sink) => run(count, sink, packet));
  process.exit(0);
})();
