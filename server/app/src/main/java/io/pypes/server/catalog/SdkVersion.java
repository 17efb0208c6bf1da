package io.pypes.server.catalog;

import io.pypes.sdk.Plugin;
import java.util.Optional;

/// Whether a plugin was built for an SDK that this server can stand in for.
final class SdkVersion {

    private SdkVersion() {}

    /// Says why a JAR does not fit; empty if it does.
    ///
    /// @param builtFor what its manifest says
    static Optional<String> mismatch(Optional<String> builtFor) {
        if (builtFor.isEmpty()) {
            return Optional.of(
                    "Its manifest does not say, as \"Pypes-SDK\", which SDK it was built for. It should say \"%s\"."
                            .formatted(Plugin.SDK_VERSION));
        }
        return fits(builtFor.get())
                ? Optional.empty()
                : Optional.of("It was built for SDK \"%s\". This server has SDK \"%s\"."
                        .formatted(builtFor.get(), Plugin.SDK_VERSION));
    }

    private static boolean fits(String version) {
        if (!version.matches("\\d{1,9}\\.\\d{1,9}(\\..*)?")) {
            return false;
        }
        var wanted = version.split("\\.", -1);
        var there = Plugin.SDK_VERSION.split("\\.", -1);
        return wanted[0].equals(there[0]) && Integer.parseInt(wanted[1]) <= Integer.parseInt(there[1]);
    }
}
