package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.ErrorKind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class DiskFaultTest {

    @Test
    void a_full_disk_is_a_matter_of_resources() throws Exception {
        var fault = DiskFault.of(new IOException("No space left on device"), "a.csv");

        assertThat(fault.kind()).isEqualTo(ErrorKind.RESOURCE);
        assertThat(fault).hasMessage("File \"a.csv\" cannot be written because the disk is full.");
    }

    @Test
    void a_missing_right_will_not_mend_itself() throws Exception {
        var fault = DiskFault.of(new AccessDeniedException("/somewhere/a.csv"), "a.csv");

        assertThat(fault.kind()).isEqualTo(ErrorKind.PERMANENT);
        assertThat(fault).hasMessage("File \"a.csv\" cannot be written because the server has no right to.");
    }

    @Test
    void anything_else_is_worth_another_try() throws Exception {
        var fault = DiskFault.of(new FileSystemException("/somewhere/a.csv", null, "Input/output error"), "a.csv");

        assertThat(fault.kind()).isEqualTo(ErrorKind.TRANSIENT);
        assertThat(fault).hasMessage("File \"a.csv\" cannot be written now: Input/output error.");
    }

    @Test
    void says_something_where_the_system_says_nothing() throws Exception {
        assertThat(DiskFault.of(new NoSuchFileException("/somewhere/a.csv"), "a.csv"))
                .hasMessage("File \"a.csv\" cannot be written now: it or its folder is not what it was.");
    }

    @Test
    void an_interrupt_is_passed_on() {
        assertThatThrownBy(() -> DiskFault.of(new ClosedByInterruptException(), "a.csv"))
                .isInstanceOf(ClosedByInterruptException.class);
    }
}
