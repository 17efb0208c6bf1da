package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.server.accepted.SenderKey;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/// What a sender calls a request, so that it may be sent again (draft-ietf-httpapi-idempotency-key-header). Each
/// document of its body has a key of its own, by its place.
///
/// @param index of the document in the body, from 0
record IdempotencyKey(String text, int index) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern TEXT = Pattern.compile("[!-~]([ -~]{0,253}[!-~])?");

    /// Reads the header, in which the key may be in double quotes.
    static Optional<IdempotencyKey> of(HttpHeaders headers) {
        return Optional.ofNullable(headers.getFirst(HEADER))
                .map(IdempotencyKey::unquoted)
                .map(text -> new IdempotencyKey(text, 0));
    }

    private static String unquoted(String value) {
        var text = value.strip();
        var isQuoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        var inside = isQuoted ? text.substring(1, text.length() - 1) : text;
        if (!TEXT.matcher(inside).matches()) {
            throw new ApiException(
                    ErrorCode.IDEMPOTENCY_KEY_INVALID,
                    "The header \"%s\" is \"%s\". It must have 1 to 255 printable ASCII characters, such as a UUID."
                            .formatted(HEADER, value));
        }
        return inside;
    }

    /// That of the document at another place in the body.
    IdempotencyKey at(int other) {
        return new IdempotencyKey(text, other);
    }

    /// The key with what it is the key of.
    SenderKey of(Content content) throws IOException {
        try (var bytes = content.open();
                var digest =
                        new DigestOutputStream(OutputStream.nullOutputStream(), MessageDigest.getInstance("SHA-256"))) {
            bytes.transferTo(digest);
            return new SenderKey(
                    text,
                    index,
                    HexFormat.of().formatHex(digest.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
