package io.pypes.documents;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Kind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads text and properties of PDF, Office, mail and other documents.
public final class ReadDocuments implements Processor {

    static final String EMBEDDED_PORT = "embedded";

    /// What there is to know about it.
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "read-documents", Kind.ADAPTER, Parameters.class, ReadDocuments::new)
            .summary("Reads text, title, author and dates of PDF, Office, OpenDocument, mail and other documents, and"
                    + " what is embedded in them.")
            .input(Port.IN, "Documents to read.", Port.Carries.DOCUMENTS)
            .output(
                    Port.OUT,
                    "Each document with \"text\", and where it says so \"title\", \"author\", \"created\","
                            + " \"modified\", \"language\" and \"pages\". Where a limit cut it, \"truncated\" is true"
                            + " and \"truncatedBy\" names the parameters.",
                    Port.Carries.RECORDS)
            .optionalOutput(
                    EMBEDDED_PORT,
                    "Attachments and other embedded documents, if they are to become packets.",
                    Port.Carries.DOCUMENTS)
            .takes(parameters -> parameters.mediaTypes.isEmpty()
                    ? SupportedTypes.LIST
                    : parameters.mediaTypes.stream().map(MediaType::essence).toList())
            .isolated()
            .loadsAhead(ReadDocuments::loadAhead);

    public record Parameters(
            @Parameter(value = "What becomes of attachments and other embedded documents.", byDefault = "inline")
            Embedded embedded,

            @Parameter(value = "Which properties of the document are kept.", byDefault = "common")
            Properties properties,

            @Parameter(
                    value = "Longer text is cut to this length, and \"truncated\" set.",
                    byDefault = "10000000",
                    unit = "characters",
                    min = 1,
                    advanced = true)
            int maxCharacters,

            @Parameter(
                    value = "Further embedded documents are left out, and \"truncated\" set.",
                    byDefault = "1000",
                    unit = "documents",
                    min = 1,
                    advanced = true)
            int maxEmbedded,

            @Parameter(
                    value = "Documents embedded in each other more deeply are left out, and \"truncated\" set.",
                    byDefault = "5",
                    unit = "levels",
                    min = 1,
                    max = 10,
                    advanced = true)
            int maxDepth,

            @Parameter(
                    value = "A document whose embedded documents are larger together is refused. They are unpacked to"
                            + " disk, one at a time, and take no more space there.",
                    byDefault = "1024",
                    unit = "MB",
                    min = 1,
                    advanced = true)
            int maxUnpacked,

            @Parameter(
                    value = "Further pages of PDF documents, or sheets of workbooks, are left out with all after them,"
                            + " and \"truncated\" set.",
                    byDefault = "10000",
                    unit = "pages",
                    min = 1,
                    advanced = true)
            int maxPages,

            @Parameter(
                    value = "After this time reading ends with the text so far, and \"truncated\" is set. Give the node"
                            + " a longer timeout, which is for parsers that do not come to an end by themselves.",
                    byDefault = "50s",
                    advanced = true)
            Duration maxTime,

            @Parameter(
                    value = "Takes documents of these media types or ranges instead of the usual ones.",
                    example = "application/pdf",
                    advanced = true)
            List<MediaType> mediaTypes,

            @Parameter(value = "Keeps the bytes of the document on the packet.", advanced = true)
            boolean keepContent) {}

    /// What becomes of embedded documents.
    public enum Embedded {
        /// Their text is added to the text of the document.
        INLINE,
        /// Each becomes a packet.
        PACKETS,
        /// They are left out.
        IGNORE
    }

    /// Which properties are kept.
    public enum Properties {
        /// Those with a name of their own.
        COMMON,
        /// All, the others in the attribute `properties`.
        ALL
    }

    private final Parameters parameters;
    private @Nullable DocumentReader reader;

    ReadDocuments(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void open(Context context) throws Exception {
        withOwnClasses(() -> reader = new DocumentReader(parameters));
    }

    @Override
    public void process(Packet packet, Call call) throws Exception {
        if (reader == null) {
            throw new IllegalStateException("Not open.");
        }
        var opened = reader;
        withOwnClasses(() -> call.emit(opened.read(packet, call)));
    }

    private static void loadAhead() {
        try {
            withOwnClasses(DocumentReader::loadAhead);
        } catch (Exception broken) {
            throw new IllegalStateException("The JAR with the parsers is broken.", broken);
        }
    }

    /// The libraries inside look for their parts by way of the thread.
    private static void withOwnClasses(Work work) throws Exception {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(ReadDocuments.class.getClassLoader());
        try {
            work.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private interface Work {
        void run() throws Exception;
    }
}
