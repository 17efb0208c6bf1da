"""greenlet: a greenlet for each component, which switches to the next with a packet; the last one switches to the source."""

from greenlet import getcurrent, greenlet

import measured


def pipeline(components, count):
    main, result = getcurrent(), [0, 0]

    def component(following):
        packet = main.switch()
        while True:
            packet = following.switch(packet)

    def sink():
        while True:
            packet = main.switch()
            result[0] += 1
            result[1] += measured.share(packet.number)

    # All are started from here: one that is started by another is deeper in the stack, and slow to switch to.
    first = greenlet(sink)
    first.switch()
    for _ in range(components):
        first, following = greenlet(component), first
        first.switch(following)
    for number in range(count):
        first.switch(measured.Packet(number))
    return tuple(result)


def ring(tokens, laps):
    """Each greenlet switches to the next; tokens go around one after the other."""
    members, arrived = [], [0]

    def member(index):
        following = (index + 1) % measured.RING_LENGTH
        last = index == measured.RING_LENGTH - 1
        token = main.switch()
        while True:
            if last:
                token -= 1
            if token == 0:
                arrived[0] += 1
                token = main.switch()
            else:
                token = members[following].switch(token)

    main = getcurrent()
    members.extend(greenlet(member) for _ in range(measured.RING_LENGTH))
    for index, each in enumerate(members):
        each.switch(index)
    for _ in range(tokens):
        members[0].switch(laps)
    return arrived[0]


def spawn(count, note):
    main, result = getcurrent(), [0, 0]

    def tasklet(number):
        main.switch()
        result[0] += 1
        result[1] += measured.share(number)

    alive = []
    for number in range(count):
        alive.append(greenlet(tasklet))
        alive[-1].switch(number)
    note()
    for each in alive:
        each.switch()
    return tuple(result)


if __name__ == "__main__":
    measured.main(pipeline, ring, spawn)
