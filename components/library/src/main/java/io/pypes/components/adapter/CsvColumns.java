package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/// The names of the columns of a CSV document, which become names of attributes.
final class CsvColumns {
    private CsvColumns() {}

    /// The name of a column that has none.
    ///
    /// @param index from 0
    static String unnamed(int index) {
        return "column" + (index + 1);
    }

    /// Names for so many columns without a header.
    static List<String> unnamed(List<String> cells) {
        return IntStream.range(0, cells.size()).mapToObj(CsvColumns::unnamed).toList();
    }

    /// The names in a header row, without white space around them.
    ///
    /// @throws PacketException if two columns have the same name
    static List<String> of(List<String> header) throws PacketException {
        var places = new HashMap<String, Integer>();
        var names = new ArrayList<String>();
        for (var index = 0; index < header.size(); index++) {
            var name = header.get(index).isBlank()
                    ? unnamed(index)
                    : header.get(index).strip();
            var other = places.putIfAbsent(name, index);
            if (other != null) {
                throw PacketException.invalidInput(
                        "Columns %d and %d are both named \"%s\". Name the columns in the parameter \"columns\"."
                                .formatted(other + 1, index + 1, name));
            }
            names.add(name);
        }
        return names;
    }
}
