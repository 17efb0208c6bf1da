/// What all endpoints share: errors, JSON, checks of requests, the web UI.
@NullMarked
package io.pypes.server.web;

import org.jspecify.annotations.NullMarked;
