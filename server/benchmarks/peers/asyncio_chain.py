"""asyncio: a task for each component, a bounded queue between each two."""

import asyncio

import measured

CAPACITY = 1024


async def component(source, target):
    while True:
        packet = await source.get()
        await target.put(packet)
        if packet is None:
            return


async def send(count, target):
    for number in range(count):
        await target.put(measured.Packet(number))
    await target.put(None)


async def chain(components, count):
    queues = [asyncio.Queue(CAPACITY) for _ in range(components + 1)]
    tasks = [asyncio.create_task(component(*pair)) for pair in zip(queues, queues[1:])]
    tasks.append(asyncio.create_task(send(count, queues[0])))
    delivered = checksum = 0
    while (packet := await queues[-1].get()) is not None:
        delivered += 1
        checksum += measured.share(packet.number)
    await asyncio.gather(*tasks)
    return delivered, checksum


def pipeline(components, count):
    return asyncio.run(chain(components, count))


async def circle(tokens, laps):
    queues = [asyncio.Queue(128) for _ in range(measured.RING_LENGTH)]
    done = asyncio.Semaphore(0)

    async def member(index):
        source, target = queues[index], queues[(index + 1) % measured.RING_LENGTH]
        while True:
            token = await source.get()
            if index == measured.RING_LENGTH - 1:
                token -= 1
            if token == 0:
                done.release()
            else:
                await target.put(token)

    members = [asyncio.create_task(member(index)) for index in range(measured.RING_LENGTH)]
    for _ in range(tokens):
        await queues[0].put(laps)
    for _ in range(tokens):
        await done.acquire()
    for each in members:
        each.cancel()
    await asyncio.gather(*members, return_exceptions=True)
    return tokens


def ring(tokens, laps):
    return asyncio.run(circle(tokens, laps))


async def many(count, note):
    end, result = asyncio.Event(), [0, 0]

    async def tasklet(number):
        await end.wait()
        result[0] += 1
        result[1] += measured.share(number)

    tasks = [asyncio.create_task(tasklet(number)) for number in range(count)]
    await asyncio.sleep(0)
    note()
    end.set()
    await asyncio.gather(*tasks)
    return tuple(result)


def spawn(count, note):
    return asyncio.run(many(count, note))


if __name__ == "__main__":
    measured.main(pipeline, ring, spawn)
