/// Packets as bytes and back, without loss: for what is kept on disk and what goes from one process to another.
///
/// ```
/// packet    = 'P' version section* end          version = 1
/// section   = tag length payload                length = number of bytes of the payload
/// end       = 0, and nothing follows
///
/// 1 metadata    text value
/// 2 attribute   text count value* count (text value)*    its values, then its metadata
/// 3 content     byte*                                    the bytes themselves
/// 4 reference   text                                     where the content is; both know how to read it
///
/// value     = kind payload
/// 0 null        nothing
/// 1 text        text
/// 2 whole       signed
/// 3 real        8 bytes, IEEE 754, high byte first
/// 4 decimal     signed scale, length, unscaled number in two's complement, high byte first
/// 5 false, 6 true   nothing
/// 7 time        signed seconds since 1970, nanoseconds
/// 8 bytes       length byte*
/// 9 items       count value*
/// 10 fields     count (text value)*
///
/// length, count, nanoseconds = unsigned number: 7 bits a byte, low ones first, the high bit says that more follow
/// signed    = (number << 1) ^ (number >> 63), as an unsigned number
/// text      = length << 1, UTF-8; or length << 1 | 1, UTF-16 with the high byte first, if it has half a surrogate pair
/// ```
///
/// Attributes and metadata are in order. A packet without content has neither section 3 nor 4. A reader refuses
/// sections, kinds and versions that it does not know: leaving them out would lose something unseen. There is no
/// checksum; whoever keeps the bytes adds one where they may be damaged.
@NullMarked
package io.pypes.engine.codec;

import org.jspecify.annotations.NullMarked;
