package io.pypes.server.web;

import io.pypes.server.settings.Settings;
import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.CacheControl;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.web.reactive.config.BlockingExecutionConfigurer;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.resource.EncodedResourceResolver;

/// Runs controllers that do not answer with a publisher on virtual threads, so that they may block, and serves the
/// files of the web UI.
@Configuration(proxyBeanMethods = false)
class WebConfiguration implements WebFluxConfigurer {

    private final Settings settings;
    private final RequestThreads threads;

    WebConfiguration(Settings settings, RequestThreads threads) {
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    public void configureBlockingExecution(BlockingExecutionConfigurer configurer) {
        configurer.setExecutor(threads.executor());
    }

    @Override
    public void configureHttpMessageCodecs(ServerCodecConfigurer configurer) {
        configurer
                .defaultCodecs()
                .maxInMemorySize(Math.toIntExact(settings.limits().flowFile().toBytes()));
    }

    /// Enums in queries and paths are written as in JSON.
    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverterFactory(new WordToConstant());
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/META-INF/resources/assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addTransformer(new WholeFiles());
        registry.addResourceHandler("/{file:[\\w-]+\\.(?:svg|ico|png|txt|webmanifest)}")
                .addResourceLocations("classpath:/META-INF/resources/")
                .setCacheControl(CacheControl.noCache())
                .resourceChain(true)
                .addTransformer(new WholeFiles());
    }
}
