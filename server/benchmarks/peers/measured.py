"""Measures a chain, a ring or many tasklets of one kind, and prints the line that the runner reads."""

import gc
import json
import resource
import sys
import time

RING_LENGTH = 1000
TEXTS = ("Invoice", "Order", "Note")


class Packet:
    __slots__ = ("number", "title", "author", "language")

    def __init__(self, number):
        self.number = number
        self.title = TEXTS[number % 3]
        self.author = TEXTS[number % 3]
        self.language = "en"


def share(number):
    return number * 7919 % 1000003


class Meter:
    def __init__(self):
        self.wall = time.perf_counter()
        self.cpu = time.process_time()

    def numbers(self):
        return {"wall": time.perf_counter() - self.wall, "cpu": time.process_time() - self.cpu}


def resident_bytes():
    gc.collect()
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * resource.getpagesize()


def grown(one, seconds_to_warm_up, seconds_to_measure, start):
    """Does more and more until it has warmed up; returns how much fills the time to measure."""
    count, rate, all_of_it = start, start, Meter()
    while True:
        meter = Meter()
        one(count)
        rate = count / meter.numbers()["wall"]
        if all_of_it.numbers()["wall"] >= seconds_to_warm_up:
            return max(1, int(rate * seconds_to_measure))
        count = max(1, min(int(rate * seconds_to_measure / 4), count * 8))


def main(pipeline, ring, spawn):
    """pipeline(components, count) -> delivered, checksum; ring(tokens, laps) -> tokens that arrived;
    spawn(count, note) -> delivered, checksum, where note is called when all are alive."""
    work, peer, size = sys.argv[1], sys.argv[2], int(sys.argv[3])
    times = float(sys.argv[4]), float(sys.argv[5])
    numbers = {"work": work, "peer": peer, "size": size}
    if work == "pipeline":
        count = grown(lambda n: pipeline(size, n), *times, 100)
        meter = Meter()
        delivered, checksum = pipeline(size, count)
        numbers |= meter.numbers() | {"sent": count, "delivered": delivered, "checksum": checksum}
    elif work == "ring":
        laps = grown(lambda n: ring(size, n), *times, 1)
        meter = Meter()
        arrived = ring(size, laps)
        numbers |= meter.numbers() | {"sent": size, "delivered": arrived, "checksum": 0, "expectedChecksum": 0}
        numbers["hops"] = RING_LENGTH * size * laps
    elif work == "spawn":
        before, meter = resident_bytes(), Meter()

        def note():
            numbers.update(meter.numbers())
            numbers["heap"] = resident_bytes() - before

        delivered, checksum = spawn(size, note)
        numbers |= {"sent": size, "delivered": delivered, "checksum": checksum, "count": size}
    print(json.dumps(numbers, separators=(",", ":")))
