package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.worker.Workers.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkerOutputTest {

    /// To log all of it would take longer than the step may.
    @Test
    void a_document_whose_step_floods_the_log_passes_and_holds_up_no_other() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var flood = site.feed("flood", "flood");

            TestSite.assertPublished(site.feedMany(20, "good"));
            TestSite.assertPublished(List.of(flood));
            assertThat(site.processes).hasSize(1);
        }
    }
}
