package io.pypes.server.flow;

import io.pypes.server.storage.DurableCommits;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Where flows are to run, kept beside them: a flow file does not say it, since it is a matter of the machine.
@Component
public final class FlowPlaces {

    private final JdbcClient database;
    private final DurableCommits commits;

    FlowPlaces(JdbcClient database, DurableCommits commits) {
        this.database = database;
        this.commits = commits;
    }

    /// Where a flow is to run.
    ///
    /// @throws ApiException if there is no such flow
    public FlowPlace find(String flow) {
        return database.sql("select place from flow where id = ?")
                .param(flow)
                .query(String.class)
                .optional()
                .map(name -> FlowPlace.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElseThrow(() -> unknown(flow));
    }

    /// Says where a flow is to run when it starts next.
    ///
    /// @throws ApiException if there is no such flow
    public void set(String flow, FlowPlace place) {
        int changed = commits.commit(() -> database.sql("update flow set place = ? where id = ?")
                .params(place.name().toLowerCase(Locale.ROOT), flow)
                .update());
        if (changed == 0) {
            throw unknown(flow);
        }
    }

    private static ApiException unknown(String flow) {
        return new ApiException(ErrorCode.FLOW_UNKNOWN, "There is no flow \"%s\".".formatted(flow));
    }
}
