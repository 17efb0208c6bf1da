package io.pypes.components;

import io.pypes.components.adapter.CsvAdapter;
import io.pypes.components.adapter.HtmlAdapter;
import io.pypes.components.adapter.JsonAdapter;
import io.pypes.components.adapter.TextAdapter;
import io.pypes.components.adapter.XmlAdapter;
import io.pypes.components.extractor.ExtractEmails;
import io.pypes.components.extractor.ExtractPattern;
import io.pypes.components.filter.FilterByCondition;
import io.pypes.components.operator.CountBy;
import io.pypes.components.operator.Merge;
import io.pypes.components.operator.RouteByCondition;
import io.pypes.components.operator.Split;
import io.pypes.components.publisher.Discard;
import io.pypes.components.publisher.LogPackets;
import io.pypes.components.publisher.WriteCsv;
import io.pypes.components.publisher.WriteJson;
import io.pypes.components.publisher.WriteNdjson;
import io.pypes.components.publisher.WriteXml;
import io.pypes.components.transformer.ChangeCase;
import io.pypes.components.transformer.CopyAttributes;
import io.pypes.components.transformer.CutText;
import io.pypes.components.transformer.DeleteAttributes;
import io.pypes.components.transformer.NormaliseDates;
import io.pypes.components.transformer.RenameAttributes;
import io.pypes.components.transformer.SetAttributes;
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

    private static final List<ComponentType<?>> TRANSFORMERS = List.of(
            RenameAttributes.TYPE,
            CopyAttributes.TYPE,
            SetAttributes.TYPE,
            DeleteAttributes.TYPE,
            ChangeCase.TYPE,
            NormaliseDates.TYPE,
            CutText.TYPE);

    private static final List<ComponentType<?>> EXTRACTORS = List.of(
            ExtractEmails.TYPE, //
            ExtractPattern.TYPE);

    private static final List<ComponentType<?>> FILTERS = List.of(FilterByCondition.TYPE);

    private static final List<ComponentType<?>> OPERATORS = List.of(
            RouteByCondition.TYPE, //
            Split.TYPE,
            Merge.TYPE,
            CountBy.TYPE);

    private static final List<ComponentType<?>> PUBLISHERS =
            List.of(WriteNdjson.TYPE, WriteCsv.TYPE, WriteJson.TYPE, WriteXml.TYPE, LogPackets.TYPE, Discard.TYPE);

    @Override
    public List<ComponentType<?>> components() {
        return Stream.of(ADAPTERS, TRANSFORMERS, EXTRACTORS, FILTERS, OPERATORS, PUBLISHERS)
                .flatMap(List::stream)
                .toList();
    }
}
