package com.example.iban;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.List;

/// Lists what this JAR adds. Named in `META-INF/services/io.pypes.sdk.Plugin`.
public final class IbanPlugin implements Plugin {
    @Override
    public List<ComponentType<?>> components() {
        return List.of(CheckIban.TYPE);
    }
}
