package io.pypes.components;

import io.pypes.components.adapter.CsvAdapter;
import io.pypes.components.adapter.HtmlAdapter;
import io.pypes.components.adapter.JsonAdapter;
import io.pypes.components.adapter.TextAdapter;
import io.pypes.components.adapter.XmlAdapter;
import io.pypes.components.publisher.Discard;
import io.pypes.components.publisher.LogPackets;
import io.pypes.components.publisher.WriteCsv;
import io.pypes.components.publisher.WriteJson;
import io.pypes.components.publisher.WriteNdjson;
import io.pypes.components.publisher.WriteXml;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.List;
import java.util.stream.Stream;

/// The components that come with the server.
public final class BuiltIns implements Plugin {
    private static final List<ComponentType<?>> ADAPTERS = List.of(
            CsvAdapter.TYPE, //
            JsonAdapter.TYPE,
            XmlAdapter.TYPE,
            HtmlAdapter.TYPE,
            TextAdapter.TYPE);

    private static final List<ComponentType<?>> TRANSFORMERS = List.of();

    private static final List<ComponentType<?>> EXTRACTORS = List.of();

    private static final List<ComponentType<?>> FILTERS = List.of();

    private static final List<ComponentType<?>> OPERATORS = List.of();

    private static final List<ComponentType<?>> PUBLISHERS =
            List.of(WriteNdjson.TYPE, WriteCsv.TYPE, WriteJson.TYPE, WriteXml.TYPE, LogPackets.TYPE, Discard.TYPE);

    @Override
    public List<ComponentType<?>> components() {
        return Stream.of(ADAPTERS, TRANSFORMERS, EXTRACTORS, FILTERS, OPERATORS, PUBLISHERS)
                .flatMap(List::stream)
                .toList();
    }
}
