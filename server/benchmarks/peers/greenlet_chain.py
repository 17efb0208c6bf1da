"""greenlet: a greenlet for each component. One switches to the next with a packet, and back when it wants another."""

from greenlet import getcurrent, greenlet

import measured


def component(following):
    """Takes what is switched in, passes it on, and returns for more."""
    packet = getcurrent().parent.switch()
    while packet is not None:
        following.switch(packet)
        packet = getcurrent().parent.switch()
    following.switch(None)


def pipeline(components, count):
    result = [0, 0]

    def sink():
        packet = getcurrent().parent.switch()
        while packet is not None:
            result[0] += 1
            result[1] += measured.share(packet.number)
            packet = getcurrent().parent.switch()

    # Each greenlet's parent is the one that feeds it, so that a switch to the parent asks for more.
    chain = [greenlet(component) for _ in range(components)] + [greenlet(sink)]
    for feeder, fed in zip(chain, chain[1:]):
        fed.parent = feeder
    for index, started in enumerate(chain):
        starter = greenlet_starter(started, chain, index)
        starter()
    first = chain[0]
    for number in range(count):
        first.switch(measured.Packet(number))
    first.switch(None)
    return tuple(result)


def greenlet_starter(started, chain, index):
    def start():
        parent = started.parent
        started.parent = getcurrent()
        if index + 1 < len(chain):
            started.switch(chain[index + 1])
        else:
            started.switch()
        started.parent = parent

    return start


def ring(tokens, laps):
    """A scheduler-less ring: each greenlet switches to the next, with all tokens one after the other."""
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
