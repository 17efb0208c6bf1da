package io.pypes.server.catalog;

import io.pypes.sdk.Plugin;

/// What plugins see of the server: the SDK and the JDK, nothing else.
final class SdkView extends ClassLoader {

    SdkView() {
        super("sdk", ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (name.startsWith("io.pypes.sdk.") || name.startsWith("org.jspecify.")) {
            return Plugin.class.getClassLoader().loadClass(name);
        }
        throw new ClassNotFoundException(name);
    }
}
