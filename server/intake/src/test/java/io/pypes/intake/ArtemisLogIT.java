package io.pypes.intake;

import java.io.IOException;
import java.nio.file.Path;

class ArtemisLogIT extends IntakeLogContract {

    @Override
    IntakeLog open(Path folder, IntakeLog.Reader reader) throws IOException {
        return ArtemisLog.open(folder, reader);
    }
}
