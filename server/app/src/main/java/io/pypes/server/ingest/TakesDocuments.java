package io.pypes.server.ingest;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes an operation that takes one document as it is, or many as parts or lines, and may wait for their ends.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = "id", in = ParameterIn.PATH, required = true, schema = @Schema(type = "string"))
@Parameter(name = "entry", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
@Parameter(name = "filename", in = ParameterIn.QUERY, schema = @Schema(type = "string"))
@Parameter(name = "prefer", in = ParameterIn.HEADER, schema = @Schema(type = "string"))
@Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, schema = @Schema(type = "string"))
@RequestBody(
        required = true,
        content = {
            @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")),
            @Content(
                    mediaType = "application/x-ndjson",
                    schema = @Schema(type = "string", description = "Each line is a document.")),
            @Content(
                    mediaType = "multipart/form-data",
                    schema = @Schema(type = "object", description = "Each part is a document."))
        })
@ApiResponse(
        responseCode = "202",
        description = "The documents are taken.",
        content = @Content(schema = @Schema(implementation = Receipts.class)))
@ApiResponse(
        responseCode = "200",
        description = "The documents have ended; only if the sender waits for that.",
        content = @Content(schema = @Schema(implementation = Receipts.class)))
@interface TakesDocuments {}
