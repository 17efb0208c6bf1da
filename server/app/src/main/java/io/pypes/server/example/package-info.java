/// Example flows, packed into the server, to try with one click.
@NullMarked
package io.pypes.server.example;

import org.jspecify.annotations.NullMarked;
