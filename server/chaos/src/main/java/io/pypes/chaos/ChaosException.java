package io.pypes.chaos;

/// The server does not do what the campaign needs to go on.
final class ChaosException extends Exception {

    private static final long serialVersionUID = 1;

    ChaosException(String message) {
        super(message);
    }
}
