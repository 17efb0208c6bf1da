package io.pypes.engine;

/// A delivery that is to be handled for the n-th time, from 1.
record Attempt(Delivery delivery, int number) {

    static Attempt first(Delivery delivery) {
        return new Attempt(delivery, 1);
    }

    Attempt next() {
        return new Attempt(delivery, number + 1);
    }
}
