// Measures a chain, and prints the line that the runner reads.
const texts = ["Invoice", "Order", "Note"];

export const packet = (number) => ({ number, title: texts[number % 3], author: texts[number % 3], language: "en" });

/** Counts packets and adds the shares of their numbers. */
export class Sink {
  delivered = 0;
  checksum = 0;

  accept(packet) {
    this.delivered++;
    this.checksum += (packet.number * 7919) % 1000003;
  }
}

const now = () => Number(process.hrtime.bigint()) / 1e9;

/** `run(components, count, sink)` resolves when the sink has all. */
export async function main(run) {
  const [work, peer, size, warmUp, measured] = process.argv.slice(2);
  const components = Number(size);
  const begin = now();
  let count = 1000;
  let rate = 0;
  do {
    const start = now();
    await run(components, count, new Sink());
    rate = count / (now() - start);
    count = Math.max(1, Math.min(Math.floor((rate * Number(measured)) / 4), count * 8));
  } while (now() - begin < Number(warmUp));
  count = Math.max(1, Math.floor(rate * Number(measured)));
  const sink = new Sink();
  const cpuBefore = process.cpuUsage();
  const start = now();
  await run(components, count, sink);
  const wall = now() - start;
  const used = process.cpuUsage(cpuBefore);
  const { delivered, checksum } = sink;
  const cpu = (used.user + used.system) / 1e6;
  console.log(JSON.stringify({ work, peer, size: components, sent: count, delivered, checksum, wall, cpu }));
}
