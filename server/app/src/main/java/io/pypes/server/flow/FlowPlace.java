package io.pypes.server.flow;

/// Where a flow runs.
public enum FlowPlace {
    /// In a worker process if a component of it may take the process down, else inside the server.
    AUTO,
    /// Inside the server, whatever its components may do.
    SERVER,
    /// In one worker process.
    WORKER,
    /// In all worker processes: each handles some of the documents, so that what a component gathers over documents, or
    /// writes to one file, is in several places.
    WORKERS
}
