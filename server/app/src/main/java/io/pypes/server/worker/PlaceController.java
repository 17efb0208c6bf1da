package io.pypes.server.worker;

import io.pypes.server.flow.FlowPlace;
import io.pypes.server.flow.FlowPlaces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Where a flow runs.
@RestController
@RequestMapping("/api/v1/flows/{id}/place")
@Tag(name = "workers")
final class PlaceController {

    private final FlowPlaces places;

    PlaceController(FlowPlaces places) {
        this.places = places;
    }

    /// Where a flow is to run.
    record FlowPlaceSetting(FlowPlace place) {}

    @Operation(summary = "Says where a flow is to run.")
    @GetMapping
    FlowPlaceSetting getPlace(@PathVariable String id) {
        return new FlowPlaceSetting(places.find(id));
    }

    @Operation(
            summary = "Sets where a flow is to run, from its next start or publication on.",
            description = "`auto`: in a worker process if a component of it may take the process down, else inside the"
                    + " server. `server`, `worker`: there. `workers`: in all worker processes, each of which handles"
                    + " some of the documents.")
    @PutMapping
    FlowPlaceSetting setPlace(@PathVariable String id, @RequestBody FlowPlaceSetting setting) {
        places.set(id, setting.place());
        return setting;
    }
}
