package io.pypes.documents;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.List;

/// Adds the reader of documents.
public final class DocumentsPlugin implements Plugin {
    @Override
    public List<ComponentType<?>> components() {
        return List.of(ReadDocuments.TYPE);
    }
}
