package io.pypes.worker.protocol;

import io.pypes.engine.codec.Bytes;
import io.pypes.engine.codec.Cursor;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes what parameters consist of, texts, numbers, booleans, lists and maps, and reads it again: a letter for the
/// class, then the value.
final class PlainData {

    private PlainData() {}

    static void write(Object value, Bytes out) throws IOException {
        switch (value) {
            case String text -> tagged('t', text, out);
            case Boolean flag -> out.put(flag ? 'y' : 'n');
            case Integer whole -> {
                out.put('i');
                out.signed(whole);
            }
            case Long whole -> {
                out.put('l');
                out.signed(whole);
            }
            case Double real -> {
                out.put('d');
                out.eight(Double.doubleToRawLongBits(real));
            }
            case BigInteger whole -> tagged('I', whole.toString(), out);
            case BigDecimal decimal -> tagged('D', decimal.toString(), out);
            case List<?> list -> {
                out.put('[');
                out.unsigned(list.size());
                for (var item : list) {
                    write(item, out);
                }
            }
            case Map<?, ?> map -> {
                out.put('{');
                out.unsigned(map.size());
                for (var entry : map.entrySet()) {
                    out.text((String) entry.getKey());
                    write(entry.getValue(), out);
                }
            }
            default ->
                throw new IOException(
                        "A parameter cannot be a %s.".formatted(value.getClass().getName()));
        }
    }

    private static void tagged(char tag, String text, Bytes out) throws IOException {
        out.put(tag);
        out.text(text);
    }

    static Object read(Cursor in) throws IOException {
        var tag = (char) in.one();
        return switch (tag) {
            case 't' -> in.text();
            case 'y' -> true;
            case 'n' -> false;
            case 'i' -> Math.toIntExact(in.signed());
            case 'l' -> in.signed();
            case 'd' -> Double.longBitsToDouble(in.eight());
            case 'I' -> new BigInteger(in.text());
            case 'D' -> new BigDecimal(in.text());
            case '[' -> list(in);
            case '{' -> map(in);
            default -> throw in.broken("there is no class \"%s\" of values".formatted(tag));
        };
    }

    private static List<Object> list(Cursor in) throws IOException {
        var list = new ArrayList<>();
        for (var left = in.length(); left > 0; left--) {
            list.add(read(in));
        }
        return list;
    }

    private static Map<String, Object> map(Cursor in) throws IOException {
        var map = new LinkedHashMap<String, Object>();
        for (var left = in.length(); left > 0; left--) {
            map.put(in.text(), read(in));
        }
        return map;
    }
}
