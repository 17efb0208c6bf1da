/// What publishers wrote, to look at and download.
@NullMarked
package io.pypes.server.files;

import org.jspecify.annotations.NullMarked;
