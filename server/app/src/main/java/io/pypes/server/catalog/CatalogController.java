package io.pypes.server.catalog;

import io.pypes.server.web.ApiException;
import io.pypes.server.web.ErrorCode;
import io.swagger.v3.oas.annotations.tags.Tag;
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

    CatalogController(ComponentCatalog catalog) {
        this.catalog = catalog;
    }

    /// The answer's ETag changes when components do.
    @GetMapping("/components")
    ResponseEntity<ComponentList> listComponents() {
        var palette = catalog.palette();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .eTag(palette.tag())
                .body(new ComponentList(palette.descriptions()));
    }

    @GetMapping("/components/{type}")
    ComponentDescription getComponent(@PathVariable String type) {
        return catalog.palette().descriptions().stream()
                .filter(component -> component.id().equals(type))
                .findFirst()
                .orElseThrow(() ->
                        new ApiException(ErrorCode.COMPONENT_UNKNOWN, "There is no component \"%s\".".formatted(type)));
    }

    @GetMapping("/plugins")
    PluginList listPlugins() {
        return new PluginList(catalog.plugins());
    }
}
