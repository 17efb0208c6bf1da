package io.pypes.server.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What `/openapi.json` says about the API as a whole.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI description() {
        return new OpenAPI()
                .info(new Info()
                        .title("Pypes")
                        .version("1")
                        .description("Flows of documents: draw, publish, feed, watch."))
                .servers(List.of(new Server().url("/")));
    }

    /// Any request may be answered with a problem detail.
    @Bean
    OpenApiCustomizer errors() {
        return api -> {
            var problem = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(ProblemDetail.class).resolveAsRef(true));
            problem.referencedSchemas.forEach(api.getComponents()::addSchemas);
            var answer = new ApiResponse()
                    .description("It could not be done. The code says why.")
                    .content(new Content()
                            .addMediaType("application/problem+json", new MediaType().schema(problem.schema)));
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperations()
                            .forEach(operation -> operation.getResponses().addApiResponse("default", answer)));
        };
    }
}
