/// A component that checks bank account numbers.
@NullMarked
package com.example.iban;

import org.jspecify.annotations.NullMarked;
