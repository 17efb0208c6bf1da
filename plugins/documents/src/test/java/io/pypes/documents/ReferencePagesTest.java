package io.pypes.documents;

import io.pypes.testkit.ReferencePages;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReferencePagesTest {

    @Test
    void the_pages_of_all_components_are_up_to_date() throws IOException {
        ReferencePages.check(new DocumentsPlugin(), Path.of("../../docs/reference/components"));
    }
}
