package io.pypes.server.web;

import java.io.Serial;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.SettableBeanProperty;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.bean.PropertyValueBuffer;
import tools.jackson.databind.exc.MismatchedInputException;

/// Makes records from JSON, and finds every part that an object lacks. Jackson by itself stops at the first.
final class MissingParts extends JacksonModule {

    /// An object lacks parts.
    static final class MissingPartsException extends MismatchedInputException {

        @Serial
        private static final long serialVersionUID = 1;

        private final transient List<String> names;

        MissingPartsException(DeserializationContext context, List<String> names) {
            super(context.getParser(), "Missing parts");
            this.names = names;
        }

        List<String> names() {
            return names;
        }
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addValueInstantiators(new Makers());
    }

    @Override
    public String getModuleName() {
        return "missing-parts";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    private static final class Makers extends ValueInstantiators.Base {
        @Override
        public ValueInstantiator modifyValueInstantiator(
                DeserializationConfig config, BeanDescription.Supplier described, ValueInstantiator maker) {
            return described.getBeanClass().isRecord() ? new Checking(maker) : maker;
        }
    }

    private static final class Checking extends ValueInstantiator.Delegating {

        @Serial
        private static final long serialVersionUID = 1;

        Checking(ValueInstantiator maker) {
            super(maker);
        }

        @Override
        public ValueInstantiator createContextual(DeserializationContext context, BeanDescription.Supplier described) {
            return new Checking(delegate().createContextual(context, described));
        }

        @Override
        public Object createFromObjectWith(
                DeserializationContext context, SettableBeanProperty[] parts, PropertyValueBuffer given) {
            var missing = Stream.of(parts)
                    .filter(part -> part.isRequired() && !given.hasParameter(part))
                    .map(SettableBeanProperty::getName)
                    .toList();
            if (!missing.isEmpty()) {
                throw new MissingPartsException(context, missing);
            }
            return super.createFromObjectWith(context, parts, given);
        }
    }
}
