package io.pypes.server.settings;

import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/// Logs in one line why the server does not start.
final class StartReport implements FailureAnalysisReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartReport.class);

    @Override
    public void report(FailureAnalysis analysis) {
        LOG.error(
                "The server does not start. {} {}",
                analysis.getDescription(),
                Optional.ofNullable(analysis.getAction()).orElse(""));
    }
}
