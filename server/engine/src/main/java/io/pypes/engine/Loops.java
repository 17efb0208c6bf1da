package io.pypes.engine;

import io.pypes.sdk.Processor;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;

/// Gives each class of components its own copy of the code of [CallLoop].
///
/// The compiler of the Java machine learns for each place in the code which methods are called there. In one loop for
/// all components it finds so many that each call stays a search and a jump; in a copy of its own it finds one, and
/// compiles the component into the loop. A copy is a hidden class; it goes when its component's class goes.
final class Loops {

    private static final Loop SHARED = new CallLoop();

    private static final ClassValue<Loop> COPIES = new ClassValue<>() {
        @Override
        protected Loop computeValue(Class<?> component) {
            return copy();
        }
    };

    private Loops() {}

    static Loop of(Processor processor) {
        return COPIES.get(processor.getClass());
    }

    private static Loop copy() {
        try (var code = CallLoop.class.getResourceAsStream("CallLoop.class")) {
            if (code == null) {
                return SHARED;
            }
            var copy = MethodHandles.lookup().defineHiddenClass(code.readAllBytes(), true);
            return (Loop) copy.lookupClass().getDeclaredConstructor().newInstance();
        } catch (IOException | ReflectiveOperationException notCopied) {
            System.getLogger("io.pypes.engine").log(Level.WARNING, "Components run slower than they could.", notCopied);
            return SHARED;
        }
    }
}
