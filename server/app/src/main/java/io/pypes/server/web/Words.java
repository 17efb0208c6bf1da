package io.pypes.server.web;

import java.util.List;
import java.util.Locale;
import org.springframework.util.unit.DataSize;

/// How the API writes things: the constants of enums in lower case with hyphens, sizes in the unit that fits.
public final class Words {

    private Words() {}

    static String of(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Without a fraction, so that the size can be told to the byte.
    public static String of(DataSize size) {
        var amount = size.toBytes();
        var units = List.of("bytes", "KB", "MB", "GB").iterator();
        var unit = units.next();
        while (amount > 0 && amount % 1024 == 0 && units.hasNext()) {
            amount /= 1024;
            unit = units.next();
        }
        return amount + " " + unit;
    }
}
