package io.pypes.server.accepted;

import java.io.IOException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Whether the intake log can keep documents. If the disk has refused it something, the server has to be started
/// anew.
@Component("intakeLogHealthIndicator")
final class IntakeLogHealth implements HealthIndicator {

    private final AcceptedLog log;

    IntakeLogHealth(AcceptedLog log) {
        this.log = log;
    }

    @Override
    public Health health() {
        try {
            log.check();
            return Health.up().build();
        } catch (IOException refusal) {
            return Health.down(refusal).build();
        }
    }
}
