package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a packet comes from: the documents it counts for, and its stable id.
///
/// The id is the same whenever the same document runs through the same flow, so that publishers can overwrite.
sealed interface Origin permits Account, Origin.Part, Origin.Merged {

    /// A step that makes several packets of one numbers them.
    String id();

    /// Id of the (first) document.
    String document();

    /// The accounts of all its documents, without doubles.
    Set<Account> accounts();

    /// One of several packets that a node made from one.
    record Part(Origin parent, String node, int number) implements Origin {
        @Override
        public String id() {
            return parent.id() + "." + node + "." + number;
        }

        @Override
        public String document() {
            return parent.document();
        }

        @Override
        public Set<Account> accounts() {
            return parent.accounts();
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
        public Set<Account> accounts() {
            return parents.stream()
                    .flatMap(parent -> parent.accounts().stream())
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }
    }

    /// More packets count for its documents.
    default void open(int packets) {
        if (packets != 0) {
            accounts().forEach(account -> account.add(packets));
        }
    }

    /// One of its packets ended.
    default void settle(Outcome.State state, String node, String message) {
        accounts().forEach(account -> account.end(state, node, message));
    }

    /// One of its packets was published.
    default void publish(String node, Packet packet) {
        accounts().forEach(account -> account.published(node, packet));
    }

    /// One of its packets went on as others, which are counted already.
    default void release() {
        accounts().forEach(Account::release);
    }
}
