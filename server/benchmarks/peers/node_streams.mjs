// Node.js streams in object mode: a Transform for each component.
import { Readable, Transform, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { main, packet } from "./measured.mjs";

const highWaterMark = 1024;

const source = (count) => {
  let number = 0;
  return new Readable({
    objectMode: true,
    highWaterMark,
    read() {
      while (number < count && this.push(packet(number++)));
      if (number === count) {
        number++;
        this.push(null);
      }
    },
  });
};

const component = () =>
  new Transform({ objectMode: true, highWaterMark, transform: (value, _, done) => done(null, value) });

await main((components, count, sink) =>
  pipeline(
    source(count),
    ...Array.from({ length: components }, component),
    new Writable({
      objectMode: true,
      highWaterMark,
      write(value, _, done) {
        sink.accept(value);
        done();
      },
    }),
  ),
);
