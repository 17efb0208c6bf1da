package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where a packet comes from: the documents it counts for, and its stable id.
///
/// The id is the same whenever the same document runs through the same flow, so that publishers can overwrite.
sealed interface Origin permits Account, Origin.Part, Origin.Merged {

    /// A step that makes several packets of one numbers them.
    String id();

    /// Id of the (first) document.
    String document();

    /// The account, if there is only one.
    @Nullable
    Account single();

    /// The accounts of all its documents, without doubles.
    Set<Account> accounts();

    /// One of several packets that a node made from one. Small, because there is one for each row of a table.
    ///
    /// @param family what it has in common with the others
    /// @param place among those of the family
    record Part(Family family, int place) implements Origin {

        @Override
        public String id() {
            return family.parent.id() + "." + family.node + "." + (family.before + place);
        }

        @Override
        public String document() {
            return family.parent.document();
        }

        @Override
        public @Nullable Account single() {
            return family.single;
        }

        @Override
        public Set<Account> accounts() {
            return family.parent.accounts();
        }
    }

    /// What packets have in common that a node made from one.
    ///
    /// @param parent the origin of that one
    /// @param node what made them
    /// @param before how many it had made before them
    /// @param single as of [Origin#single]
    record Family(
            Origin parent,
            String node,
            long before,
            @Nullable Account single) {

        static final int MOST = 1 << 30;

        Family(Origin parent, String node, long before) {
            this(parent, node, before, parent.single());
        }
    }

    /// A packet made from several.
    record Merged(List<Origin> parents) implements Origin {
        private static final int MOST_IDS = 4;

        public Merged {
            parents = List.copyOf(parents);
        }

        @Override
        public String id() {
            var ids = parents.stream().map(Origin::id).collect(Collectors.toCollection(LinkedHashSet::new));
            return ids.size() <= MOST_IDS
                    ? String.join("+", ids)
                    : "%s+%d-%08x".formatted(ids.getFirst(), ids.size() - 1, ids.hashCode());
        }

        @Override
        public String document() {
            return parents.getFirst().document();
        }

        @Override
        public @Nullable Account single() {
            return null;
        }

        @Override
        public Set<Account> accounts() {
            return parents.stream()
                    .flatMap(parent -> parent.accounts().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /// A fed packet is about to be handled.
    ///
    /// @return false if its document was taken out of the flow: it must not be touched
    default boolean begin() {
        return true;
    }

    /// More packets count for its documents.
    default void open(long packets) {
        if (packets == 0) {
            return;
        }
        var account = single();
        if (account != null) {
            account.add(packets);
        } else {
            accounts().forEach(each -> each.add(packets));
        }
    }

    /// Some of its packets ended.
    default void settle(Outcome.State state, long packets, String node, String message) {
        var account = single();
        if (account != null) {
            account.end(state, packets, node, message);
        } else {
            accounts().forEach(each -> each.end(state, packets, node, message));
        }
    }

    /// One of its packets was published.
    default void publish(String node, Packet packet) {
        accounts().forEach(account -> account.published(node, packet));
    }

    /// Some of its packets went on as others, which are counted already.
    default void release(long packets) {
        if (packets == 0) {
            return;
        }
        var account = single();
        if (account != null) {
            account.release(packets);
        } else {
            accounts().forEach(each -> each.release(packets));
        }
    }

    /// The origin of a packet made from several.
    static Origin of(Collection<Origin> parents) {
        return parents.size() == 1 ? parents.iterator().next() : new Merged(List.copyOf(parents));
    }
}
