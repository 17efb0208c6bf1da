package io.pypes.sdk;

/// Brings packets out of the flow, a batch at a time.
public non-sealed interface Publisher extends Component {

    /// Publishes a batch. On return every packet that was not failed through [Batch#fail] is *there*: on disk, or
    /// confirmed by the far side. The same packet may come again after a crash, with the same id.
    ///
    /// @param batch at least one packet
    /// @param context the component's view of its run
    /// @throws PacketException if none of the packets was published
    /// @throws Exception on any other fault: none counts as published; kind [ErrorKind#PERMANENT]
    void publish(Batch batch, Context context) throws Exception;
}
