/// Reads PDF, Office, mail and many other documents, by Apache Tika.
@NullMarked
package io.pypes.documents;

import org.jspecify.annotations.NullMarked;
