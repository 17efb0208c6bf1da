package io.pypes.components.expression;

import io.pypes.sdk.Value;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// A list in an expression. Each look at an item is paid for, because the evaluator goes through lists, and lists in
/// them, on its own account.
final class Items extends AbstractList<Object> implements RandomAccess {
    private final List<?> items;

    Items(List<?> items) {
        this.items = items;
    }

    @Override
    public Object get(int index) {
        Budget.spendItem();
        var item = items.get(index);
        return item instanceof Value value ? Conversion.toObject(value) : item;
    }

    @Override
    public int size() {
        return items.size();
    }
}
