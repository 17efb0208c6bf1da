package io.pypes.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// A count with one writer at a time and any number of readers.
final class Counter {

    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(Counter.class, "value", long.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private long value;

    void add(long amount) {
        VALUE.setRelease(this, value + amount);
    }

    long get() {
        return (long) VALUE.getAcquire(this);
    }
}
