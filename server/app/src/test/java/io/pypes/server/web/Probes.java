package io.pypes.server.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Endpoints that show how the server treats every endpoint.
@RestController
@RequestMapping("/probes")
public class Probes {

    record Body(String text) {}

    record Answer(String text, boolean onVirtualThread) {}

    @GetMapping("/mistake")
    Answer mistake() {
        throw new IllegalStateException("inside");
    }

    @GetMapping("/thread")
    Answer thread() {
        return new Answer("", Thread.currentThread().isVirtual());
    }

    @PostMapping("/thread")
    Answer thread(@RequestBody Body body) {
        return new Answer(body.text(), Thread.currentThread().isVirtual());
    }
}
