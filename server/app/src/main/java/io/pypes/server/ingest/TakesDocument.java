package io.pypes.server.ingest;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.SchemaProperty;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Describes an operation that takes a document as it is, or in a part named `document`.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Parameter(name = IdempotencyKey.HEADER, in = ParameterIn.HEADER, schema = @Schema(type = "string"))
@RequestBody(
        required = true,
        content = {
            @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")),
            @Content(
                    mediaType = "multipart/form-data",
                    schemaProperties =
                            @SchemaProperty(name = "document", schema = @Schema(type = "string", format = "binary")))
        })
@ApiResponse(
        responseCode = "202",
        description = "The document is taken.",
        content = @Content(schema = @Schema(implementation = Receipts.class)))
@interface TakesDocument {}
