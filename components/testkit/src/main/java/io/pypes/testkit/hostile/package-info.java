/// Documents that are meant to do harm, for the tests of components that read documents. They are made anew each
/// time, so that no scanner of files takes offence. Those that keep a thread busy or fill the memory are only for
/// tests that have a process to lose; each says so.
///
/// [io.pypes.testkit.hostile.HostileDocuments] has archives, mails, markup and pictures,
/// [io.pypes.testkit.hostile.HostileOffice] and [io.pypes.testkit.hostile.HostilePdf] what their names say;
/// [io.pypes.testkit.hostile.NosyDocuments] are those that want to read files and call services.
@NullMarked
package io.pypes.testkit.hostile;

import org.jspecify.annotations.NullMarked;
