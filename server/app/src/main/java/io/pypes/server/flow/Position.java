package io.pypes.server.flow;

import com.fasterxml.jackson.annotation.JsonCreator;

/// Where a node is drawn: whole pixels from the origin of the canvas, to the right and down.
public record Position(long x, long y) {

    /// Browsers draw between pixels; flow files do not care.
    @JsonCreator
    static Position of(double x, double y) {
        return new Position(Math.round(x), Math.round(y));
    }
}
