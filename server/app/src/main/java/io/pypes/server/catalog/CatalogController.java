package io.pypes.server.catalog;

import io.pypes.server.settings.Settings;
import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.file.Path;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Components and plugins.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "catalog")
class CatalogController {

    private final ComponentCatalog catalog;
    private final Path folder;

    CatalogController(ComponentCatalog catalog, Settings settings) {
        this.catalog = catalog;
        this.folder = settings.plugins().toAbsolutePath().normalize();
    }

    /// The answer's ETag changes when components do.
    @Operation(summary = "Lists the components that flows may use.")
    @GetMapping("/components")
    ResponseEntity<ComponentList> listComponents() {
        var palette = catalog.palette();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(palette.tag())
                .body(new ComponentList(palette.descriptions()));
    }

    @Operation(summary = "Describes a component.")
    @GetMapping("/components/{type}")
    ComponentDescription getComponent(@PathVariable String type) {
        return catalog.palette().descriptions().stream()
                .filter(component -> component.id().equals(type))
                .findFirst()
                .orElseThrow(() ->
                        new ApiException(ErrorCode.COMPONENT_UNKNOWN, "There is no component \"%s\".".formatted(type)));
    }

    @Operation(summary = "Lists plugin JARs and what came of them.")
    @GetMapping("/plugins")
    PluginList listPlugins() {
        return new PluginList(folder.toString(), catalog.plugins());
    }
}
