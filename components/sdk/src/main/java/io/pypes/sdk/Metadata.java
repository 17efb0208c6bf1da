package io.pypes.sdk;

/// Names of the packet metadata that the server writes and components may rely on.
public final class Metadata {

    /// Media type of the content, as text; see [Packet#mediaType].
    public static final String MEDIA_TYPE = "mediaType";

    /// Name of the file the document came from, without folders.
    public static final String FILENAME = "filename";

    /// When the server took the document in, an instant.
    public static final String RECEIVED = "received";

    /// The last part of the path under `/data/{route}` or the name of the flow the document was fed to.
    public static final String ROUTE = "route";

    /// Key given by the sender under which the document is to be found again.
    public static final String KEY = "key";

    /// Name of the packet a part was made from, such as the archive or mail that an attachment came in.
    public static final String PARENT = "parent";

    private Metadata() {}
}
